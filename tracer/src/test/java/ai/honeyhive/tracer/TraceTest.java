package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.config.GlobalRegistration;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Traced calls end to end: from the tracer over a socket into the server, and read back. */
@ExtendWith(HoneyHiveExtension.class)
class TraceTest {
  private HoneyHiveTracer tracer;

  @BeforeEach
  void open(TestServer server) {
    tracer = HoneyHiveTracer.builder()
        .global(GlobalRegistration.NEVER)
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .sessionName("trace test")
        .source("unit")
        .build();
  }

  @AfterEach
  void close() {
    tracer.close();
  }

  @Test
  void trace_withInputsAndOutput_becomesAnEventOfTheSession(TestServer server) {
    String answer = tracer.trace("answer", span -> {
      span.input("question", "Where?")
          .config("top_k", 3)
          .metadata("plan", "free")
          .metric("score", 0.5);
      span.feedback("rating", 5).userProperty("user_id", "u-17");
      return span.output("Turin");
    });

    Event event = server.awaitEvent("answer");
    assertThat(answer).isEqualTo("Turin");
    assertThat(event.eventType()).isEqualTo(EventType.CHAIN);
    assertThat(event.sessionId()).isEqualTo(tracer.sessionId());
    assertThat(event.parentId()).isEqualTo(tracer.sessionId());
    assertThat(event.source()).isEqualTo("unit");
    assertThat(event.inputs()).isEqualTo(Map.of("question", "Where?"));
    assertThat(event.outputs()).isEqualTo(Map.of("result", "Turin"));
    assertThat(event.config()).containsEntry("top_k", 3L);
    assertThat(event.metadata()).containsEntry("plan", "free");
    assertThat(event.metrics()).containsEntry("score", 0.5);
    assertThat(event.feedback()).containsEntry("rating", 5L);
    assertThat(event.userProperties()).containsEntry("user_id", "u-17");
    assertThat(server.session(tracer.sessionId()).eventName()).isEqualTo("trace test");
  }

  @Test
  void trace_nested_keepsTheTree(TestServer server) {
    tracer.run("outer", outer -> {
      tracer.run("inner", EventType.TOOL, inner -> inner.input("n", 1));
      try (TracedSpan scoped = tracer.startSpan("scoped", EventType.MODEL)) {
        scoped.output("tokens", 7);
      }
    });

    server.awaitEvents(3);
    Event outer = server.awaitEvent("outer");
    assertThat(server.awaitEvent("inner").parentId()).isEqualTo(outer.eventId());
    assertThat(server.awaitEvent("inner").eventType()).isEqualTo(EventType.TOOL);
    assertThat(server.awaitEvent("scoped").parentId()).isEqualTo(outer.eventId());
    assertThat(server.awaitEvent("scoped").eventType()).isEqualTo(EventType.MODEL);
  }

  @Test
  void trace_exception_passesUnchangedAndIsRecordedOnce(TestServer server) {
    IOException failure = new IOException("no trains");

    assertThatThrownBy(() -> tracer.trace("lookup", span -> {
          throw failure;
        }))
        .isSameAs(failure);

    Event event = server.awaitEvent("lookup");
    assertThat(event.error()).isEqualTo("IOException: no trains");
    assertThat(event.metadata()).containsEntry("error.type", "java.io.IOException");
  }

  @Test
  void trace_error_ofTheVirtualMachine_passesToo(TestServer server) {
    assertThatThrownBy(() -> tracer.run("deep", span -> {
          throw new StackOverflowError();
        }))
        .isInstanceOf(StackOverflowError.class);

    assertThat(server.awaitEvent("deep").error()).isEqualTo("StackOverflowError");
  }

  @Test
  @AllowLogs(matching = "HH401")
  void input_thatCannotBeEncoded_doesNotTouchTheCall(TestServer server) {
    int[] calls = {0};
    Map<String, Object> cyclic = new java.util.HashMap<>();
    cyclic.put("self", cyclic);

    String result = tracer.trace("call", span -> {
      calls[0]++;
      span.input("bad", new Unreadable()).input("cyclic", cyclic).input("good", "yes");
      return "done";
    });

    Event event = server.awaitEvent("call");
    assertThat(result).isEqualTo("done");
    assertThat(calls[0]).isEqualTo(1);
    assertThat(event.inputs())
        .containsEntry("good", "yes")
        .containsEntry("bad", Map.of("text", "[could not be read: IllegalStateException]"))
        .containsEntry("cyclic", Map.of("self", "[cycle]"));
  }

  /** A bean whose getter fails. */
  public static final class Unreadable {
    public String getText() {
      throw new IllegalStateException("secret");
    }
  }

  @Test
  void input_mutableValue_isRecordedAsItWas(TestServer server) {
    List<String> cities = new java.util.ArrayList<>(List.of("Turin"));

    tracer.run("call", span -> {
      span.input("cities", cities);
      cities.add("Milan");
    });

    assertThat(server.awaitEvent("call").inputs()).containsEntry("cities", List.of("Turin"));
  }

  @Test
  void span_whileOpen_isCurrentAndAfterwardsNot(TestServer server) {
    tracer.run("step", span -> assertThat(Span.current()).isSameAs(span.openTelemetrySpan()));

    assertThat(Context.current()).isSameAs(Context.root());
    server.awaitEvent("step");
  }

  @Test
  @AllowLogs(matching = "HH101.*no API key for https://api.example.com.*HH_API_KEY")
  void trace_withoutKey_runsTheCodeAndLeavesTheHostsSpanCurrent() {
    HoneyHiveTracer off =
        new HoneyHiveTracerBuilder(Map.of("HH_API_URL", "https://api.example.com")).build();

    Span before = Span.current();
    String result =
        off.trace("call", span -> span.input("a", 1).output("ran " + (Span.current() == before)));

    assertThat(result).isEqualTo("ran true");
    assertThat(off.openTelemetry().getTracer("x").spanBuilder("y").startSpan().isRecording())
        .isFalse();
    off.close();
  }
}
