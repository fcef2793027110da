package ai.honeyhive.it.realapi;

import ai.honeyhive.client.model.EventType;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.TracedSpan;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import java.util.List;
import java.util.Map;

/** A small program, traced: a step with a search that fails, and two calls of a model. */
final class TravelProgram {
  static final String MESSAGES =
      "[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"Wohin? 東京 🎈\"}]}]";
  static final String ANSWER = "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":"
      + "\"Nach Turin.\"}],\"finish_reason\":\"stop\"}]";

  private TravelProgram() {}

  /** Runs it; all it records carries the marker. */
  static void run(HoneyHiveTracer tracer, String marker) {
    tracer.run("plan " + marker, EventType.CHAIN, plan -> {
      plan.input("question", "Wohin? 東京 🎈").metadata("run_marker", marker);
      plan.metric("score", 0.25).userProperty("plan", "pro");
      try {
        tracer.run("search", EventType.TOOL, search -> {
          search.input("city", "Turin").metadata("run_marker", marker);
          throw new IllegalStateException("no trains: " + marker);
        });
      } catch (IllegalStateException expected) {
        plan.metadata("retried", true);
      }
      ownModelCall(tracer, marker);
      instrumentedModelCall(tracer.openTelemetry().getTracer("test.instrumentor", "1.0"), marker);
      plan.output("answer", Map.of("city", "Turin", "days", List.of(1, 2)));
    });
  }

  private static void ownModelCall(HoneyHiveTracer tracer, String marker) {
    try (TracedSpan call = tracer.startSpan("own call", EventType.MODEL)) {
      call.config("model", "small-model").input("prompt", "Where?").output("content", "Turin");
      call.metadata("run_marker", marker).metadata("total_tokens", 16);
    }
  }

  /** What an instrumentor writes, in OpenTelemetry's conventions. */
  private static void instrumentedModelCall(Tracer instrumentor, String marker) {
    Span call = instrumentor
        .spanBuilder("chat small-model")
        .setSpanKind(SpanKind.CLIENT)
        .startSpan();
    call.setAttribute("gen_ai.operation.name", "chat")
        .setAttribute("gen_ai.provider.name", "openai")
        .setAttribute("gen_ai.request.model", "small-model")
        .setAttribute("gen_ai.usage.input_tokens", 12)
        .setAttribute("gen_ai.usage.output_tokens", 4)
        .setAttribute("gen_ai.input.messages", MESSAGES)
        .setAttribute("gen_ai.output.messages", ANSWER)
        .setAttribute("run_marker", marker);
    call.end();
  }
}
