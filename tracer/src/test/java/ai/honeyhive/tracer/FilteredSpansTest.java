package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.config.Capture;
import ai.honeyhive.tracer.config.GlobalRegistration;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Spans that are left out because of their names, and where those below them are shown. */
@ExtendWith(HoneyHiveExtension.class)
class FilteredSpansTest {
  private static HoneyHiveTracerBuilder builder(TestServer server) {
    return HoneyHiveTracer.builder()
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .global(GlobalRegistration.NEVER)
        .excludeSpans("health", "retry");
  }

  private static Span start(OpenTelemetry telemetry, String name, Context parent) {
    return telemetry.getTracer("library").spanBuilder(name).setParent(parent).startSpan();
  }

  private static void chat(OpenTelemetry telemetry, String name, Context parent) {
    Span chat = start(telemetry, name, parent);
    chat.setAttribute("gen_ai.operation.name", "chat").end();
  }

  @Test
  void excluded_atAnyDepth_childrenAreBelowTheNearestThatIsLeft(TestServer server) {
    try (HoneyHiveTracer tracer = builder(server).build()) {
      tracer.run("agent", agent -> {
        tracer.run("retry 1", outer -> {
          outer.input("goes", "nowhere");
          tracer.run("retry 2", inner -> {
            chat(tracer.openTelemetry(), "chat", Context.current());
            tracer.run("tool", tool -> tracer.run("in tool", deep -> {}));
          });
        });
      });
      FlushResult result = tracer.close(Duration.ofSeconds(5));

      assertThat(server.awaitEvents(4))
          .extracting(Event::eventName)
          .containsExactlyInAnyOrder("agent", "chat", "tool", "in tool");
      Event agent = server.awaitEvent("agent");
      assertThat(server.awaitEvent("chat").parentId()).isEqualTo(agent.eventId());
      assertThat(server.awaitEvent("tool").parentId()).isEqualTo(agent.eventId());
      assertThat(server.awaitEvent("in tool").parentId())
          .isEqualTo(server.awaitEvent("tool").eventId());
      assertThat(result.delivered()).isEqualTo(4);
      assertThat(tracer.status().filtered()).isEqualTo(2);
      assertThat(tracer.status().started()).isEqualTo(6);
      assertThat(tracer.status().ended()).isEqualTo(6);
    }
  }

  @Test
  void excluded_root_childrenAreRootsOfTheirTrace() {
    try (WireBackend wire = new WireBackend();
        HoneyHiveTracer tracer = wire.tracer().excludeSpans("health").build()) {
      tracer.run("health", health -> tracer.run("a", a -> tracer.run("b", b -> {})));
      tracer.close(Duration.ofSeconds(10));

      assertThat(wire.parentOf("a")).isEqualTo("none");
      assertThat(wire.parentOf("b")).isEqualTo("a");
    }
  }

  @Test
  void excluded_endedAndOnAnotherThread_childrenAreStillMoved(TestServer server) {
    try (HoneyHiveTracer tracer = builder(server).build()) {
      Span agent = start(tracer.openTelemetry(), "agent", Context.root());
      Span retry = start(tracer.openTelemetry(), "retry", Context.root().with(agent));
      retry.end();
      agent.end();
      CompletableFuture.runAsync(Context.root().with(retry).wrap(() -> {
            chat(tracer.openTelemetry(), "chat", Context.current());
            tracer.run("step", step -> {});
          }))
          .join();
      tracer.close(Duration.ofSeconds(10));

      server.awaitEvents(3);
      String parent = server.awaitEvent("agent").eventId();
      assertThat(server.awaitEvent("chat").parentId()).isEqualTo(parent);
      assertThat(server.awaitEvent("step").parentId()).isEqualTo(parent);
    }
  }

  @Test
  void excluded_inASession_childrenStayInIt(TestServer server) {
    try (HoneyHiveTracer tracer = builder(server).build()) {
      String id;
      try (Session session = tracer.session("chat")) {
        id = session.id();
        tracer.run("retry", retry -> tracer.run("step", step -> {}));
      }
      tracer.close(Duration.ofSeconds(10));

      assertThat(server.awaitEvent("step").sessionId()).isEqualTo(id);
      assertThat(tracer.status().filtered()).isEqualTo(1);
    }
  }

  @Test
  void included_othersAreLeftOut(TestServer server) {
    try (HoneyHiveTracer tracer =
        builder(server).includeSpans("agent", "health").build()) {
      tracer.run("agent", agent -> tracer.run("other", other -> tracer.run("agent 2", deep -> {})));
      tracer.run("health", health -> {});
      assertThat(tracer.selfCheck(Duration.ofSeconds(10)).isDelivered()).isTrue();
      tracer.close(Duration.ofSeconds(10));

      server.awaitEvents(3);
      assertThat(server.awaitEvent("agent 2").parentId())
          .isEqualTo(server.awaitEvent("agent").eventId());
      assertThat(tracer.status().filtered()).isEqualTo(2);
    }
  }

  @Test
  void excluded_onAHost_itsOwnBackendSeesAllAsItWas(TestServer server) {
    try (HostSdk host = new HostSdk(HoneyHive.spanProcessor());
        HoneyHiveTracer tracer =
            builder(server).openTelemetry(host).capture(Capture.ALL).build()) {
      Span request = start(host, "GET /", Context.root());
      Span health = start(host, "health check", Context.root().with(request));
      try (Scope scope = health.makeCurrent()) {
        tracer.run("retry", retry -> {
          retry.input("goes", "nowhere");
          tracer.run("step", step -> {});
        });
      }
      health.end();
      request.end();
      tracer.close(Duration.ofSeconds(10));

      assertThat(server.awaitEvents(2))
          .extracting(Event::eventName)
          .containsExactlyInAnyOrder("GET /", "step");
      assertThat(server.awaitEvent("step").parentId())
          .isEqualTo(server.awaitEvent("GET /").eventId());
      assertThat(tracer.status().filtered()).isEqualTo(2);
      assertThat(host.exported())
          .extracting(SpanData::getName)
          .containsExactly("step", "retry", "health check", "GET /");
      assertThat(host.exported("step").getParentSpanId())
          .isEqualTo(host.exported("retry").getSpanId());
      assertThat(host.exported("retry").getAttributes().isEmpty()).isTrue();
    }
  }

  @Test
  void excluded_amongTheAncestorsOfAModelsSpan_doesNotHideThem(TestServer server) {
    try (HostSdk host = new HostSdk(HoneyHive.spanProcessor());
        HoneyHiveTracer tracer = builder(server).openTelemetry(host).build()) {
      Span request = start(host, "GET /", Context.root());
      Span retry = start(host, "retry", Context.root().with(request));
      request.end();
      retry.end();
      chat(host, "chat", Context.root().with(retry));
      start(host, "retry of nothing", Context.root()).end();
      chat(host, "retry of a model", Context.root());
      tracer.close(Duration.ofSeconds(10));

      server.awaitEvents(2);
      assertThat(server.awaitEvent("chat").parentId())
          .isEqualTo(server.awaitEvent("GET /").eventId());
      assertThat(tracer.status().filtered()).isEqualTo(1);
      assertThat(tracer.status().ended()).isEqualTo(3);
    }
  }

  @Test
  @AllowLogs(matching = "HH103.*")
  void excluded_onATappedHost_childrenAreMoved(TestServer server) {
    try (HostSdk host = new HostSdk();
        HoneyHiveTracer tracer = builder(server).openTelemetry(host).build()) {
      tracer.run("agent", agent -> {
        Span retry = start(tracer.openTelemetry(), "retry", Context.current());
        retry.end();
        try (Scope scope = retry.makeCurrent()) {
          tracer.run("step", step -> {});
        }
      });
      tracer.close(Duration.ofSeconds(10));

      server.awaitEvents(2);
      assertThat(server.awaitEvent("step").parentId())
          .isEqualTo(server.awaitEvent("agent").eventId());
      assertThat(tracer.status().filtered()).isEqualTo(1);
      assertThat(host.exported("step").getParentSpanId())
          .isEqualTo(host.exported("retry").getSpanId());
    }
  }
}
