package ai.honeyhive.tracer.internal.processing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import ai.honeyhive.tracer.internal.processing.values.reading.ValueLimits;
import io.opentelemetry.api.trace.Span;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Maps of values that cannot be read: what there is of them is recorded, and the rest said. */
@ExtendWith(HoneyHiveExtension.class)
@AllowLogs(matching = "HH401")
class SpoiltMapsTest {
  private final Diagnostics diagnostics = new Diagnostics();
  private final ValueEncoder encoder = new ValueEncoder(diagnostics, ValueLimits.DEFAULT);

  /** A map whose entries are asked for, counted from 1. */
  private static Map<String, Object> map(IntFunction<Set<Map.Entry<String, Object>>> entries) {
    return new AbstractMap<>() {
      private int asked;

      @Override
      public Set<Entry<String, Object>> entrySet() {
        asked++;
        return entries.apply(asked);
      }
    };
  }

  @Test
  void writeAll_changedWhileItIsRead_isReadOnceMore() {
    encoder.writeAll(Span.getInvalid(), "honeyhive_metadata", map(asked -> {
      if (asked == 1) {
        throw new ConcurrentModificationException();
      }
      return Map.<String, Object>of("a", 1).entrySet();
    }));

    assertThat(diagnostics.warnings()).isEmpty();
  }

  @Test
  void writeAll_changedAllTheTime_isGivenUpAndSaid() {
    encoder.writeAll(Span.getInvalid(), "honeyhive_metadata", map(asked -> {
      throw new ConcurrentModificationException();
    }));

    assertThat(diagnostics.warnings()).containsExactly("HH401");
  }

  @Test
  void writeAll_thatThrows_isSaid() {
    encoder.writeAll(Span.getInvalid(), "honeyhive_metadata", map(asked -> {
      throw new IllegalStateException("mine");
    }));

    assertThat(diagnostics.warnings()).containsExactly("HH401");
  }

  @Test
  void texts_thatThrow_areALoss() {
    List<String> losses = new ArrayList<>();

    Map<String, String> texts = JsonValue.texts(
        map(asked -> {
          throw new IllegalStateException("mine");
        }),
        losses::add);

    assertThat(texts).isEmpty();
    assertThat(losses).singleElement().asString().contains("could not be read");
  }
}
