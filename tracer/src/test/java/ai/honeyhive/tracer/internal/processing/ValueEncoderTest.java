package ai.honeyhive.tracer.internal.processing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(HoneyHiveExtension.class)
class ValueEncoderTest {
  record City(String name, int people) {}

  enum Mood {
    GOOD
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("text", "text"),
        Arguments.of(java.nio.CharBuffer.wrap("built"), "built"),
        Arguments.of('c', "c"),
        Arguments.of(Mood.GOOD, "GOOD"),
        Arguments.of(true, true),
        Arguments.of(7, 7L),
        Arguments.of((byte) 7, 7L),
        Arguments.of(7L, 7L),
        Arguments.of(0.5f, 0.5),
        Arguments.of(Double.NaN, Double.NaN),
        Arguments.of(Optional.of(3), 3L),
        Arguments.of(Optional.empty(), null),
        Arguments.of(null, null),
        Arguments.of(Instant.EPOCH, "1970-01-01T00:00:00Z"),
        Arguments.of(Duration.ofSeconds(90), "PT1M30S"),
        Arguments.of(new City("Turin", 2), "{\"name\":\"Turin\",\"people\":2}"),
        Arguments.of(Map.of("at", Instant.EPOCH), "{\"at\":\"1970-01-01T00:00:00Z\"}"),
        Arguments.of(Arrays.asList(1, null, "x"), "[1,null,\"x\"]"),
        Arguments.of(List.of(), "[]"),
        Arguments.of(new int[] {1, 2}, "[1,2]"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void write_anyValue_isOneAttributeOfItsNativeTypeOrJson(Object value, Object expected) {
    try (SdkTracerProvider provider =
        SdkTracerProvider.builder().addSpanProcessor(new Recording()).build()) {
      Span span = provider.get("test").spanBuilder("s").startSpan();

      new ValueEncoder(new Diagnostics()).write(span, "key", value);

      List<Object> written = ((ReadableSpan) span)
          .getAttributes().asMap().entrySet().stream()
              .filter(entry -> entry.getKey().getKey().equals("key"))
              .map(Map.Entry<AttributeKey<?>, Object>::getValue)
              .toList();
      assertThat(written).isEqualTo(expected == null ? List.of() : List.of(expected));
    }
  }

  private static final class Recording implements SpanProcessor {
    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
      return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
      return false;
    }
  }
}
