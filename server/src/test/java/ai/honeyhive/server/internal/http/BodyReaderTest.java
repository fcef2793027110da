package ai.honeyhive.server.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {

  private static Request request(Map<String, String> headers, byte[] body) {
    return new Request("POST", "/", headers::get, new ByteArrayInputStream(body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "identity", "IDENTITY"})
  void plainBodiesAreTakenAsTheyAre(String encoding) throws IOException {
    assertThat(request(Map.of("Content-Encoding", encoding), new byte[] {1, 2}).body())
        .containsExactly(1, 2);
  }

  @Test
  void exactlyTheLimitIsAllowed() throws IOException {
    assertThat(request(Map.of(), new byte[BodyReader.MAX_WIRE_BYTES]).body())
        .hasSize(BodyReader.MAX_WIRE_BYTES);
    Request larger = request(Map.of(), new byte[BodyReader.MAX_WIRE_BYTES + 1]);
    assertThatThrownBy(larger::body).hasMessageContaining("20 MB");
  }

  @Test
  void aLengthThatIsNoNumberIsRefused() {
    Request odd = request(Map.of("Content-Length", "many"), new byte[0]);
    assertThatThrownBy(odd::body).hasMessageContaining("Content-Length");
  }

  @Test
  void everyWayOfReadingIsCounted() throws IOException {
    HttpFailure failure = HttpFailure.tooLarge("limit");
    LimitedInputStream in =
        new LimitedInputStream(new ByteArrayInputStream(new byte[10]), 5, failure);
    assertThat(in.markSupported()).isFalse();
    assertThat(in.read()).isZero();
    assertThat(in.skip(3)).isEqualTo(3);
    assertThat(in.read(new byte[1], 0, 1)).isEqualTo(1);
    assertThatThrownBy(in::read).isSameAs(failure);
  }
}
