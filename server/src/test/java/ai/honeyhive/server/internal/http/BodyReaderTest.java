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
    return new Request(
        "POST",
        "/",
        headers::get,
        new BodyReader(new ByteArrayInputStream(body), new BodyMemory(0).share()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "identity", "IDENTITY"})
  void plainBodiesAreTakenAsTheyAre(String encoding) throws IOException {
    assertThat(request(Map.of("Content-Encoding", encoding), new byte[] {1, 2}).body())
        .containsExactly(1, 2);
  }

  @Test
  void exactlyTheLimitIsAllowed() throws IOException {
    assertThat(request(Map.of(), new byte[BodyMemory.MAX_WIRE_BYTES]).body())
        .hasSize(BodyMemory.MAX_WIRE_BYTES);
    Request larger = request(Map.of(), new byte[BodyMemory.MAX_WIRE_BYTES + 1]);
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
    LimitedInputStream in = new LimitedInputStream(
        new ByteArrayInputStream(new byte[10]), new BodyMemory(0).share(), 5, failure);
    assertThat(in.markSupported()).isFalse();
    assertThat(in.read()).isZero();
    assertThat(in.skip(3)).isEqualTo(3);
    assertThat(in.read(new byte[1], 0, 1)).isEqualTo(1);
    assertThatThrownBy(in::read).isSameAs(failure);
  }

  @Test
  void severalBodiesTogetherAreBounded() {
    BodyMemory memory = new BodyMemory(100);
    BodyMemory.Share alone = memory.share();
    alone.take(150);
    try (BodyMemory.Share other = memory.share()) {
      assertThatThrownBy(() -> other.take(1)).hasMessageContaining("Too many large requests");
    }
    alone.close();
    try (BodyMemory.Share first = memory.share();
        BodyMemory.Share second = memory.share()) {
      first.take(50);
      second.take(50);
      assertThatThrownBy(() -> second.take(1)).isInstanceOf(HttpFailure.class);
    }
    memory.share().take(100);
  }
}
