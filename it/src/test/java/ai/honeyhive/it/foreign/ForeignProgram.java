package ai.honeyhive.it.foreign;

import ai.honeyhive.client.model.EventType;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.TracedSpan;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Traces a step with one child of each kind and others of many shapes, and says how each must come
 * back.
 */
final class ForeignProgram {
  private static final String SERVICE = "travel bot Zürich";
  // A backend of today keeps what is of today.
  private static final long START_MICROS = (System.currentTimeMillis() - 2000) * 1000 + 456;
  private static final long DURATION_MICROS = 250_125;
  private static final int MANY = 100;

  private final List<ExpectedSpan> expected = new ArrayList<>();
  private final HoneyHiveTracer tracer;
  private final Tracer other;
  private String traceId = "";

  private ForeignProgram(HoneyHiveTracer tracer) {
    this.tracer = tracer;
    this.other = tracer.openTelemetry().getTracer("ai.honeyhive.proof", "1.2");
  }

  /** What a tracer must be made with: its resource. */
  static Map<String, String> properties() {
    return Map.of(
        "otel.service.name", SERVICE, "otel.resource.attributes", "team=größe,deployment=blue");
  }

  static ForeignProgram run(HoneyHiveTracer tracer) {
    ForeignProgram program = new ForeignProgram(tracer);
    program.trace();
    return program;
  }

  String traceId() {
    return traceId;
  }

  List<ExpectedSpan> expected() {
    return List.copyOf(expected);
  }

  private void trace() {
    try (TracedSpan root = tracer.startSpan("Plan a Größe trip", EventType.CHAIN);
        Scope scope = root.openTelemetrySpan().makeCurrent()) {
      traceId = root.openTelemetrySpan().getSpanContext().getTraceId();
      root.input("question", "Wohin? 東京 🎈").output("answer", Map.of("days", List.of(1, 2)));
      root.metric("score", 0.25).metadata("tags", List.of("a", "b"));
      for (SpanKind kind : SpanKind.values()) {
        child("kind " + kind, kind, root.openTelemetrySpan(), Map.of(), List.of());
      }
      Span middle = attributes(root.openTelemetrySpan());
      failed(middle);
      texts(middle);
      for (int i = 0; i < MANY; i++) {
        child("one of many " + i, SpanKind.INTERNAL, middle, Map.of(), List.of());
      }
      expected.add(new ExpectedSpan(
          id(root.openTelemetrySpan()),
          "",
          "Plan a Größe trip",
          "",
          0,
          0,
          Map.of(
              "honeyhive_event_type", "chain",
              "honeyhive.session_id", tracer.sessionId(),
              "honeyhive_inputs.question", "Wohin? 東京 🎈",
              "honeyhive_outputs.answer.days", "1,2",
              "honeyhive_metrics.score", "0.25",
              "honeyhive_metadata.tags", "a,b",
              "otel.library.name", "ai.honeyhive.tracer",
              "service.name", SERVICE,
              "team", "größe",
              "deployment", "blue"),
          List.of()));
    }
  }

  private Span attributes(Span parent) {
    return child(
        "All types",
        SpanKind.INTERNAL,
        parent,
        Map.of(
            "long", "-9223372036854775808",
            "double", "2.5E-10",
            "yes", "true",
            "no", "false",
            "empty", "",
            "texts", "a,b c,ü",
            "longs", "1,2,3",
            "doubles", "0.5,1.5",
            "flags", "true,false"),
        List.of(
            Attributes.builder()
                .put("long", Long.MIN_VALUE)
                .put("double", 2.5e-10)
                .build(),
            Attributes.builder()
                .put("yes", true)
                .put("no", false)
                .put("empty", "")
                .build(),
            Attributes.of(AttributeKey.stringArrayKey("texts"), List.of("a", "b c", "ü")),
            Attributes.of(AttributeKey.longArrayKey("longs"), List.of(1L, 2L, 3L)),
            Attributes.of(AttributeKey.doubleArrayKey("doubles"), List.of(0.5, 1.5)),
            Attributes.of(AttributeKey.booleanArrayKey("flags"), List.of(true, false))));
  }

  private void texts(Span parent) {
    String text = "Straße 東京 🎈 \"quoted\" <tag> \\ \n\t";
    String longText = "über ".repeat(4000);
    child(
        "Texts",
        SpanKind.INTERNAL,
        parent,
        Map.of("odd", text, "long", longText, "schlüssel", "v"),
        List.of(Attributes.builder()
            .put("odd", text)
            .put("long", longText)
            .put("schlüssel", "v")
            .build()));
  }

  private void failed(Span parent) {
    long eventNanos = START_MICROS * 1000 + 1_000_000;
    Span span = start("fails", SpanKind.CLIENT, parent);
    span.addEvent(
        "retry", Attributes.of(AttributeKey.longKey("n"), 2L), eventNanos, TimeUnit.NANOSECONDS);
    span.setStatus(StatusCode.ERROR, "it broke: ü");
    Map<String, String> tags = Map.of(
        "error", "true",
        "otel.status_code", "STATUS_CODE_ERROR",
        "otel.status_description", "it broke: ü");
    List<String> annotations = List.of(eventNanos / 1000 + " retry|{\"n\":\"2\"}|0");
    end(span, parent, new Shown("fails", "CLIENT", tags, annotations));
  }

  /** What the other backend shows of a span, besides its place. */
  private record Shown(
      String name, String kind, Map<String, String> tags, List<String> annotations) {}

  private Span child(
      String name,
      SpanKind kind,
      Span parent,
      Map<String, String> tags,
      List<Attributes> attributes) {
    Span span = start(name, kind, parent);
    attributes.forEach(span::setAllAttributes);
    String zipkinKind = kind == SpanKind.INTERNAL ? "" : kind.name();
    end(span, parent, new Shown(name, zipkinKind, tags, List.of()));
    return span;
  }

  private Span start(String name, SpanKind kind, Span parent) {
    try (Scope scope = parent.makeCurrent()) {
      return other
          .spanBuilder(name)
          .setSpanKind(kind)
          .setStartTimestamp(START_MICROS, TimeUnit.MICROSECONDS)
          .startSpan();
    }
  }

  private void end(Span span, Span parent, Shown shown) {
    span.end(START_MICROS + DURATION_MICROS, TimeUnit.MICROSECONDS);
    Map<String, String> all = new LinkedHashMap<>(shown.tags());
    all.put("service.name", SERVICE);
    all.put("team", "größe");
    all.put("otel.library.name", "ai.honeyhive.proof");
    all.put("otel.library.version", "1.2");
    all.put("honeyhive.session_id", tracer.sessionId());
    if (shown.kind().isEmpty()) {
      all.put("span.kind", "internal");
    }
    expected.add(new ExpectedSpan(
        id(span),
        id(parent),
        shown.name(),
        shown.kind(),
        START_MICROS,
        DURATION_MICROS,
        Map.copyOf(all),
        shown.annotations()));
  }

  private static String id(Span span) {
    return span.getSpanContext().getSpanId();
  }
}
