package ai.honeyhive.tracer.capture;

import ai.honeyhive.client.model.EventType;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.Session;
import ai.honeyhive.tracer.TracedSpan;
import ai.honeyhive.tracer.config.SessionConfig;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.List;
import java.util.Map;

/** A program that uses all that a span and a session can hold; its events are in trip.json. */
final class TripProgram {
  private static final AttributeKey<String> EVENT_NAME = AttributeKey.stringKey("event.name");
  private static final Attributes ATTEMPT = Attributes.of(AttributeKey.longKey("attempt"), 2L);

  record Train(String name, int minutes, List<String> stops) {}

  private final HoneyHiveTracer tracer;
  private final io.opentelemetry.api.trace.Tracer instrumentor;

  private TripProgram(HoneyHiveTracer tracer) {
    this.tracer = tracer;
    instrumentor = tracer.openTelemetry().getTracer("test.instrumentor", "1.0");
  }

  static void run(HoneyHiveTracer tracer) {
    TripProgram program = new TripProgram(tracer);
    tracer.run("plan", EventType.CHAIN, program::plan);
    program.booking();
    program.request();
  }

  private void plan(TracedSpan plan) {
    plan.input("question", "Wohin? 東京 🎈").input("limit", 3).input("strict", true);
    plan.input("opts", Map.of("units", "metric"));
    plan.config("model", "m-0").config("temperature", 0.5).metadata("tier", "gold");
    plan.metric("score", 0.25).metric("passed", true).metric("why", "close");
    plan.feedback("rating", 5).userProperty("plan", "pro");
    search();
    tracer.run("retry", retry -> {
      retry.input("goes", "nowhere");
      tracer.run("again", again -> again.output("x"));
    });
    chatOnTheSpan();
    chatInLogs();
    plan.output(List.of(
        new Train("ICE 1", 90, List.of("Ulm", "Turin")), new Train("RE 5", 240, List.of())));
  }

  private void search() {
    try {
      tracer.run("search", EventType.TOOL, search -> {
        search.input("city", "Turin");
        throw new IllegalStateException("no trains");
      });
    } catch (IllegalStateException expected) {
      // the event says so
    }
  }

  private void chatOnTheSpan() {
    SpanContext other = SpanContext.create(
        RawOtlp.traceId(1), RawOtlp.spanId(1), TraceFlags.getSampled(), TraceState.getDefault());
    Span call = instrumentor
        .spanBuilder("chat m-1")
        .setSpanKind(SpanKind.CLIENT)
        .addLink(other)
        .startSpan();
    call.setAttribute("gen_ai.operation.name", "chat")
        .setAttribute("gen_ai.provider.name", "openai")
        .setAttribute("gen_ai.request.model", "m-1")
        .setAttribute("gen_ai.usage.input_tokens", 12)
        .setAttribute("gen_ai.usage.output_tokens", 4)
        .setAttribute(
            "gen_ai.input.messages",
            "[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"Where?\"}]}]");
    call.addEvent("retry", ATTEMPT);
    call.setStatus(StatusCode.ERROR, "cut off");
    call.end();
  }

  private void chatInLogs() {
    Logger logger = tracer.openTelemetry().getLogsBridge().get("test.instrumentor");
    Span call = instrumentor
        .spanBuilder("chat m-2")
        .setAttribute("gen_ai.operation.name", "chat")
        .setAttribute("gen_ai.request.model", "m-2")
        .setAttribute("gen_ai.usage.input_tokens", 5)
        .setAttribute("gen_ai.usage.output_tokens", 1)
        .startSpan();
    Context context = Context.root().with(call);
    logger
        .logRecordBuilder()
        .setContext(context)
        .setAttribute(EVENT_NAME, "gen_ai.user.message")
        .setBody(Value.of(Map.of("content", Value.of("And then?"))))
        .emit();
    logger
        .logRecordBuilder()
        .setContext(context)
        .setAttribute(EVENT_NAME, "gen_ai.choice")
        .setBody(Value.of(Map.of(
            "index",
            Value.of(0),
            "finish_reason",
            Value.of("stop"),
            "message",
            Value.of(Map.of("content", Value.of("Home."))))))
        .emit();
    call.end();
  }

  private void booking() {
    SessionConfig config = SessionConfig.named("booking")
        .source("shop")
        .input("basket", List.of("a", "b"))
        .metadata("tier", "gold")
        .userProperty("plan", "pro");
    try (Session session = tracer.session(config)) {
      tracer.run("book", book -> book.output("seat", 17));
      session.output("total", 12.5).feedback("rating", 4).metric("steps", 1).config("retries", 2);
      session.metadata("closed", true);
    }
  }

  /** A request, which is a session of its own that nobody starts. */
  private void request() {
    Span request = instrumentor
        .spanBuilder("GET /trains")
        .setNoParent()
        .setSpanKind(SpanKind.SERVER)
        .startSpan();
    try (Scope scope = request.makeCurrent()) {
      tracer.run("list", list -> list.output("count", 2));
    }
    request.end();
  }
}
