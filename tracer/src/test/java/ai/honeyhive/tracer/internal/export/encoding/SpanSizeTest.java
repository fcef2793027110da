package ai.honeyhive.tracer.internal.export.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.tracer.config.DeliveryConfig.Protocol;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.CharBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanSizeTest {
  private static final SpanFormat FORMAT = SpanFormats.of(Protocol.OTLP_PROTOBUF);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void estimate_randomSpans_isAboutWhatTheyTake(long seed) {
    for (SpanData span : new RandomSpans(seed).list(200)) {
      assertThat(SpanSize.estimate(span)).isBetween(size(span) / 2, size(span) * 2 + 100);
    }
  }

  /** What the span adds to a request that has one like it. */
  private static int size(SpanData span) {
    BatchWriter batch = FORMAT.newBatch(1000);
    batch.add(span);
    int before = batch.size();
    batch.add(span);
    return batch.size() - before;
  }

  @Test
  void estimate_anyScript_isAtLeastTheHalf() {
    for (String unit : List.of("a", "é", "語", "🐝", "\u0000")) {
      for (int length = 0; length < 1000; length += 37) {
        String text = unit.repeat(length);
        Object[] values = {
          text,
          List.of(text, text),
          Value.of(Map.of(text, Value.of(text))),
          Value.of(new byte[length]),
          CharBuffer.wrap(text),
        };
        for (Object value : values) {
          SpanData span = ShapedSpan.with(Map.of(text, value));
          assertThat(SpanSize.estimate(span)).isGreaterThanOrEqualTo(size(span) / 2);
        }
      }
    }
  }
}
