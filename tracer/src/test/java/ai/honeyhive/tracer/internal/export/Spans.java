package ai.honeyhive.tracer.internal.export;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/** Ended spans, as the SDK makes them. */
final class Spans {
  // Without a processor the SDK makes none since OpenTelemetry 1.67.
  private static final SpanProcessor NONE = SimpleSpanProcessor.create(SpanExporter.composite());
  private static final Tracer TRACER =
      SdkTracerProvider.builder().addSpanProcessor(NONE).build().get("test");

  private Spans() {}

  static SpanData named(String name) {
    return named(name, "");
  }

  /** A span with a text. */
  static SpanData named(String name, String text) {
    Span span = TRACER.spanBuilder(name).setAttribute("text", text).startSpan();
    span.end();
    return ((ReadableSpan) span).toSpanData();
  }
}
