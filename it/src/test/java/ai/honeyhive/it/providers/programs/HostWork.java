package ai.honeyhive.it.providers.programs;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.util.Map;

/**
 * What the application of a program does: a request with a database, a model that an instrumentor
 * traces, and a failure. A part of it runs in a step of HoneyHive, when that is there.
 */
final class HostWork {
  private final Tracer application;
  private final Tracer instrumentor;
  private final Logger messages;

  HostWork(OpenTelemetry host) {
    this(host, "com.acme.instrumentor");
  }

  private HostWork(OpenTelemetry host, String instrumentor) {
    this.application = host.getTracer("com.acme.app", "2.1");
    this.instrumentor = host.getTracer(instrumentor, "0.9");
    this.messages = host.getLogsBridge().get(instrumentor);
  }

  /** An instrumentor that was handed the OpenTelemetry of a tracer. */
  static HostWork handed(Ours ours) {
    return new HostWork(ours.openTelemetry(), "com.acme.handed");
  }

  /** The whole request. */
  void request(Ours ours) {
    Span request = application
        .spanBuilder("GET /plan")
        .setSpanKind(SpanKind.SERVER)
        .setAttribute("http.route", "/plan")
        .startSpan();
    try (Scope scope = request.makeCurrent()) {
      request.addEvent("cache.miss", Attributes.of(AttributeKey.stringKey("key"), "turin"));
      query("SELECT trips");
      chat("chat outside");
      if (Words.OURS.has("handed")) {
        handed(ours).chat("handed outside");
      }
      ours.step("plan", () -> {
        query("SELECT hotels");
        chat("chat inside");
        if (Words.OURS.has("handed")) {
          handed(ours).chat("handed inside");
        }
      });
      failure();
    } finally {
      request.end();
    }
  }

  /** A model call as instrumentors trace it: its message is in a log record. */
  void chat(String name) {
    Span chat = instrumentor
        .spanBuilder(name)
        .setSpanKind(SpanKind.CLIENT)
        .setAttribute("gen_ai.operation.name", "chat")
        .setAttribute("gen_ai.provider.name", "acme")
        .setAttribute("gen_ai.request.model", "small-model")
        .startSpan();
    try (Scope scope = chat.makeCurrent()) {
      messages
          .logRecordBuilder()
          .setAttribute(AttributeKey.stringKey("event.name"), "gen_ai.user.message")
          .setBody(Value.of(Map.of("content", Value.of("Where?"))))
          .emit();
    }
    chat.setAttribute("gen_ai.usage.input_tokens", 12);
    chat.end();
  }

  /** Work that has nothing to do with models. */
  void query(String name) {
    application
        .spanBuilder(name)
        .setSpanKind(SpanKind.CLIENT)
        .setAttribute("db.system.name", "sqlite")
        .startSpan()
        .end();
  }

  private void failure() {
    Span span = application.spanBuilder("charge").startSpan();
    span.recordException(new IllegalStateException("card declined"));
    span.setStatus(StatusCode.ERROR, "card declined");
    span.end();
  }
}
