package ai.honeyhive.tracer.internal.processing.values;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.internal.processing.values.reading.ValueLimits;
import io.opentelemetry.sdk.trace.ReadableSpan;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is recorded is what was passed, whatever becomes of it afterwards. */
@ExtendWith(HoneyHiveExtension.class)
class SnapshotTest {
  record Held(List<String> list, Map<String, Object> map) {}

  @SuppressWarnings("JavaUtilDate") // it is one of those that change
  static Stream<Arguments> mutables() {
    List<String> texts = new ArrayList<>(List.of("a", "b"));
    List<Object> mixed = new ArrayList<>(List.of(1, "b"));
    Map<String, Object> map = new HashMap<>(Map.of("k", "v"));
    StringBuilder builder = new StringBuilder("built");
    long[] numbers = {1, 2};
    byte[] bytes = {1, 2};
    Date date = new Date(0);
    AtomicReference<String> reference = new AtomicReference<>("held");
    Held held = new Held(new ArrayList<>(texts), new HashMap<>(map));
    return Stream.of(
        change(texts, () -> texts.set(0, "changed")),
        change(mixed, mixed::clear),
        change(map, () -> map.put("k", "changed")),
        change(builder, () -> builder.append(" changed")),
        change(numbers, () -> numbers[0] = 9),
        change(bytes, () -> bytes[0] = 9),
        change(ByteBuffer.wrap(bytes), () -> bytes[1] = 9),
        change(date, () -> date.setTime(9)),
        change(reference, () -> reference.set("changed")),
        change(held, () -> {
          held.list().set(0, "changed");
          held.map().put("k", "changed");
        }));
  }

  private static Arguments change(Object value, Runnable change) {
    return Arguments.of(value, change);
  }

  @ParameterizedTest
  @MethodSource("mutables")
  void write_valueThatChangesLater_isRecordedAsItWas(Object value, Runnable change) {
    List<Object> before = new ArrayList<>();
    Recorded later = Recorded.of(ValueLimits.DEFAULT, (encoder, span) -> {
      encoder.write(span, "key", value);
      before.addAll(deepTexts(((ReadableSpan) span).getAttributes().asMap().values()));
      change.run();
    });

    assertThat(deepTexts(later.attributes().values())).isNotEmpty().isEqualTo(before);
    assertThat(deepTexts(Recorded.of("key", value).attributes().values())).isNotEqualTo(before);
  }

  private static List<Object> deepTexts(Iterable<?> values) {
    List<Object> texts = new ArrayList<>();
    values.forEach(value -> texts.add(String.valueOf(value)));
    texts.sort(null);
    return texts;
  }

  @Test
  void write_text_isNotCopied() {
    String text = "x".repeat(100_000);

    assertThat(Recorded.of("key", text).attributes().get("key")).isSameAs(text);
    assertThat(Recorded.of("key", Map.of("a", text)).attributes().get("key.a")).isSameAs(text);
  }
}
