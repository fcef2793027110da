package ai.honeyhive.tracer.capture;

import ai.honeyhive.tracer.internal.export.encoding.NoopProcessor;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A small trace made from a seed: the names that the mapping knows, in any combination, with any
 * values.
 */
final class AnySpans {
  private static final String[] NAMES = {
    "honeyhive_event_type",
    "honeyhive_event_name",
    "honeyhive_error",
    "honeyhive_user_id",
    "honeyhive_inputs.q",
    "honeyhive_inputs._params_.a.b",
    "honeyhive_inputs.list.0.role",
    "honeyhive_inputs.list.1.tool_calls.0.id",
    "honeyhive_inputs",
    "honeyhive_inputs_raw",
    "honeyhive_outputs.result",
    "honeyhive_outputs",
    "honeyhive_config.model",
    "honeyhive_config",
    "honeyhive_metadata.ground_truth",
    "honeyhive_metadata.trace_id",
    "honeyhive_metadata.a.b",
    "honeyhive_metrics.total_tokens",
    "honeyhive_metrics.score",
    "honeyhive_feedback.rating",
    "honeyhive_user_properties.plan",
    "honeyhive_duration_ms",
    "honeyhive.inputs.x",
    "honeyhive.experiment_id",
    "honeyhive.project",
    "baggage.tenant",
    "traceloop.association.properties.run_id",
    "traceloop.span.kind",
    "traceloop.entity.input",
    "traceloop.entity.output",
    "gen_ai.operation.name",
    "gen_ai.provider.name",
    "gen_ai.system",
    "gen_ai.request.model",
    "gen_ai.request.temperature",
    "gen_ai.request.max_tokens",
    "gen_ai.request.stop_sequences",
    "gen_ai.response.model",
    "gen_ai.response.finish_reasons",
    "gen_ai.response.finish_reason",
    "gen_ai.input.messages",
    "gen_ai.output.messages",
    "gen_ai.system_instructions",
    "gen_ai.tool.definitions",
    "gen_ai.tool.name",
    "gen_ai.tool.call.arguments",
    "gen_ai.tool.call.result",
    "gen_ai.usage.input_tokens",
    "gen_ai.usage.output_tokens",
    "gen_ai.usage.prompt_tokens",
    "gen_ai.usage.total_tokens",
    "gen_ai.usage.cost",
    "gen_ai.prompt",
    "gen_ai.completion",
    "gen_ai.prompt.0.content",
    "gen_ai.prompt.3.role",
    "gen_ai.completion.0.tool_calls.0.name",
    "gen_ai.completion.0.content",
    "gen_ai.agent.name",
    "llm.request.type",
    "llm.model_name",
    "llm.is_streaming",
    "llm.request.functions.0.name",
    "openinference.span.kind",
    "spring.ai.kind",
    "spring.ai.tool.definition.name",
    "ai.operationId",
    "http.method",
    "http.url",
    "http.status_code",
    "http.response.status_code",
    "url.full",
    "outcome",
    "error.type",
    "session.id",
    "trace_id",
    "scope",
    "ünï.日本",
    "a",
    "a.b",
    ""
  };

  private static final String[] EVENTS = {
    "exception", "gen_ai.user.message", "gen_ai.assistant.message", "gen_ai.tool.message",
    "gen_ai.choice", "gen_ai.client.inference.operation.details", "gen_ai.content.prompt", "retry"
  };

  private static final String[] EVENT_NAMES = {
    "content",
    "role",
    "id",
    "tool_calls",
    "index",
    "finish_reason",
    "message",
    "exception.type",
    "exception.message",
    "gen_ai.input.messages",
    "gen_ai.prompt",
    "attempt"
  };

  private static final String[] TEXTS = {
    "",
    "chat",
    "model",
    "chain",
    "execute_tool",
    "invoke_agent",
    "tool",
    "user",
    "true",
    "17",
    "0.5",
    "null",
    "None",
    "STOP",
    "Grüße 東京 🎈",
    "a\u0000b",
    "\ud83c",
    "x\udf88y",
    "{oops",
    "EventType.model",
    "1e400",
    "-0",
    "9223372036854775808"
  };

  private final Random random;
  private final long seed;

  AnySpans(long seed) {
    this.seed = seed;
    random = new Random(seed);
  }

  /**
   * One to four spans of one trace and session. All agree on what it is called: where they do not,
   * OTLP has the name of the earliest, and EVENTS of the first to arrive.
   */
  List<SpanData> list() {
    SdkTracerProvider provider =
        SdkTracerProvider.builder().addSpanProcessor(new NoopProcessor()).build();
    String session = new UUID(seed, 1).toString();
    boolean named = random.nextBoolean();
    List<SpanData> spans = new ArrayList<>();
    Context parent = Context.root();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      Span span = provider
          .tracerBuilder(one("", "scope", "openinference.instrumentation.x", "strands"))
          .build()
          .spanBuilder(text())
          .setParent(parent)
          .setStartTimestamp(
              CaptureCase.START + random.nextInt(1_000_000_000), TimeUnit.NANOSECONDS)
          .startSpan();
      span.setAllAttributes(attributes(NAMES, random.nextInt(12)));
      span.setAttribute("honeyhive.session_id", session);
      if (named) {
        span.setAttribute("honeyhive.session_name", "session " + seed);
        span.setAttribute("honeyhive.source", "source " + seed);
      } else if (random.nextBoolean()) {
        span.setAttribute(
            one("honeyhive.source", "traceloop.association.properties.source"), text());
      }
      for (int j = random.nextInt(3); j > 0; j--) {
        span.addEvent(
            one(EVENTS),
            attributes(EVENT_NAMES, random.nextInt(4)),
            CaptureCase.START + random.nextInt(1_000_000_000),
            TimeUnit.NANOSECONDS);
      }
      span.setStatus(one(StatusCode.values()), text());
      span.end(CaptureCase.START + 2_000_000_000L + random.nextInt(1000), TimeUnit.NANOSECONDS);
      spans.add(((ReadableSpan) span).toSpanData());
      parent = random.nextBoolean() ? parent.with(span) : parent;
    }
    return spans;
  }

  private Attributes attributes(String[] names, int count) {
    AttributesBuilder builder = Attributes.builder();
    for (int i = 0; i < count; i++) {
      String key = one(names);
      switch (random.nextInt(12)) {
        case 0 -> builder.put(key, random.nextLong());
        case 1 -> builder.put(key, random.nextInt(1000));
        case 2 -> builder.put(key, random.nextGaussian());
        case 3 -> builder.put(key, one(Double.NaN, -0.0, 1e300, 1.0, Double.NEGATIVE_INFINITY));
        case 4 -> builder.put(key, random.nextBoolean());
        case 5 -> builder.put(AttributeKey.stringArrayKey(key), List.of(text(), text()));
        case 6 -> builder.put(AttributeKey.longArrayKey(key), List.of(1L, Long.MIN_VALUE));
        case 7, 8, 9 -> builder.put(key, json(0));
        default -> builder.put(key, text());
      }
    }
    return builder.build();
  }

  /** JSON text, mostly of what could be messages. */
  private String json(int depth) {
    return switch (random.nextInt(depth > 3 ? 4 : 8)) {
      case 0 -> "\"" + one("user", "assistant", "text", "x", "") + "\"";
      case 1 -> Integer.toString(random.nextInt());
      case 2 -> one("null", "true", "1.5", "1e2", "12345678901234567890", "0.10");
      case 3 -> "\"" + String.format(Locale.ROOT, "\\u%04x", random.nextInt(0x10000)) + "\"";
      case 4, 5 -> "[" + json(depth + 1) + "," + json(depth + 1) + "]";
      default ->
        "{\"" + one("role", "content", "parts", "type", "tool_calls", "text", "a.b")
            + "\":" + json(depth + 1) + ",\"" + one("name", "id", "arguments", "response") + "\":"
            + json(depth + 1) + "}";
    };
  }

  private String text() {
    return one(TEXTS);
  }

  @SafeVarargs
  private <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
