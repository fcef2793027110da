package ai.honeyhive.tracer.internal.processing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.config.GlobalRegistration;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Texts that an instrumentation puts into log records only, as the OpenTelemetry openai-java
 * instrumentation does.
 */
@ExtendWith(HoneyHiveExtension.class)
class MessageLogsTest {
  private static final AttributeKey<String> EVENT_NAME = AttributeKey.stringKey("event.name");

  private HoneyHiveTracer tracer;
  private Logger logger;

  @BeforeEach
  void open(TestServer server) {
    tracer = HoneyHiveTracer.builder()
        .global(GlobalRegistration.NEVER)
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .build();
    logger = tracer
        .openTelemetry()
        .getLogsBridge()
        .loggerBuilder("instrumentation")
        .setSchemaUrl("u")
        .setInstrumentationVersion("1")
        .build();
  }

  @AfterEach
  void close() {
    tracer.close();
  }

  private Span chat() {
    return tracer
        .openTelemetry()
        .getTracer("instrumentation")
        .spanBuilder("chat m")
        .setAttribute("gen_ai.operation.name", "chat")
        .startSpan();
  }

  @Test
  void emit_messages_areTheInputsAndOutputsOfTheirSpan(TestServer server) {
    Span span = chat();
    Context context = Context.root().with(span);
    logger
        .logRecordBuilder()
        .setAttribute(EVENT_NAME, "gen_ai.user.message")
        .setContext(context)
        .setBody(Value.of(Map.of("content", Value.of("Where?"))))
        .emit();
    Value<?> call = Value.of(Map.of(
        "id",
        Value.of("c1"),
        "type",
        Value.of("function"),
        "function",
        Value.of(Map.of("name", Value.of("trains"), "arguments", Value.of("{}")))));
    logger
        .logRecordBuilder()
        .setAttribute(EVENT_NAME, "gen_ai.choice")
        .setContext(context)
        .setTimestamp(Instant.now())
        .setBody(Value.of(Map.of(
            "index",
            Value.of(0),
            "finish_reason",
            Value.of("tool_calls"),
            "message",
            Value.of(Map.of("tool_calls", Value.of(List.of(call)))))))
        .emit();
    span.end();

    Event event = server.awaitEvent("chat m");
    assertThat(event.inputs())
        .containsEntry("chat_history", List.of(Map.of("role", "user", "content", "Where?")));
    assertThat(event.outputs())
        .containsEntry("role", "assistant")
        .containsEntry("finish_reason", "tool_calls")
        .containsEntry("tool_calls.0.name", "trains")
        .containsEntry("tool_calls.0.id", "c1");
  }

  @Test
  void emit_withoutContext_joinsTheCurrentSpan(TestServer server) {
    Span span = chat();
    try (Scope scope = span.makeCurrent()) {
      logger
          .logRecordBuilder()
          .setAttribute(EVENT_NAME, "gen_ai.user.message")
          .setBody("plain")
          .emit();
    }
    span.end();

    assertThat(server.awaitEvent("chat m").inputs())
        .containsEntry("chat_history", List.of(Map.of("role", "user", "content", "plain")));
  }

  @Test
  void emit_withoutEventName_isLeftOut(TestServer server) {
    Span span = chat();
    logger
        .logRecordBuilder()
        .setContext(Context.root().with(span))
        .setBody("an ordinary log line")
        .emit();
    span.end();

    assertThat(server.awaitEvent("chat m").toString()).doesNotContain("ordinary");
  }

  @Test
  void emit_withoutSpan_doesNothing() {
    logger
        .logRecordBuilder()
        .setAttribute(EVENT_NAME, "gen_ai.user.message")
        .setBody("nobody")
        .emit();
  }
}
