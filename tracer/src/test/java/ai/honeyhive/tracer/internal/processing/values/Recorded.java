package ai.honeyhive.tracer.internal.processing.values;

import ai.honeyhive.client.mapping.OtlpSpan;
import ai.honeyhive.client.mapping.SpanMapper;
import ai.honeyhive.client.model.Event;
import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import ai.honeyhive.tracer.internal.processing.ValueEncoder;
import ai.honeyhive.tracer.internal.processing.values.reading.ValueLimits;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What a span of OpenTelemetry's SDK holds after values were written, and the event of it. */
final class Recorded {
  private final Map<String, Object> attributes;
  private final Diagnostics diagnostics;

  private Recorded(Map<String, Object> attributes, Diagnostics diagnostics) {
    this.attributes = attributes;
    this.diagnostics = diagnostics;
  }

  static Recorded of(String key, Object value) {
    return of(ValueLimits.DEFAULT, (encoder, span) -> encoder.write(span, key, value));
  }

  static Recorded of(ValueLimits limits, BiConsumer<ValueEncoder, Span> writing) {
    SpanLimits many = SpanLimits.builder().setMaxNumberOfAttributes(10_000).build();
    try (SdkTracerProvider provider = SdkTracerProvider.builder()
        .addSpanProcessor(new Recording())
        .setSpanLimits(many)
        .build()) {
      Span span = provider.get("test").spanBuilder("s").startSpan();
      Diagnostics diagnostics = new Diagnostics();
      writing.accept(new ValueEncoder(diagnostics, limits), span);
      Map<String, Object> attributes = new TreeMap<>();
      ((ReadableSpan) span)
          .getAttributes()
          .forEach((key, value) -> attributes.put(key.getKey(), value));
      return new Recorded(attributes, diagnostics);
    }
  }

  /** By key, in the order of the keys. */
  Map<String, Object> attributes() {
    return attributes;
  }

  Diagnostics diagnostics() {
    return diagnostics;
  }

  /** The event that is made of the span when it is shown. */
  Event event() {
    return SpanMapper.standard()
        .map(OtlpSpan.builder()
            .traceId("0af7651916cd43dd8448eb211c80319c")
            .spanId("b7ad6b7169203331")
            .name("s")
            .startEpochNanos(1)
            .endEpochNanos(2)
            .attributes(new LinkedHashMap<>(attributes))
            .build())
        .event();
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
