package ai.honeyhive.tracer.internal.export.encoding.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyCacheTest {

  @Test
  void field_moreKeysThanPlaces_isAlwaysThatOfTheKey() throws IOException {
    Random random = new Random(1);
    List<String> keys = Stream.generate(() -> random.nextInt(3000))
        .limit(20_000)
        .map(number -> number % 3 == 0 ? "schlüssel" + number : "k".repeat(number % 100) + number)
        .toList();
    KeyCache cache = new KeyCache();

    for (String key : keys) {
      CodedInputStream field = CodedInputStream.newInstance(cache.field(key));
      assertThat(field.readTag()).isEqualTo(1 << 3 | 2);
      assertThat(field.readString()).isEqualTo(key);
      assertThat(field.isAtEnd()).isTrue();
    }
  }

  @Test
  void field_sameKeyAgain_isNotMadeAgain() {
    KeyCache cache = new KeyCache();

    assertThat(cache.field("key")).isSameAs(cache.field("k".concat("ey")));
  }
}
