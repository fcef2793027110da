package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.config.GlobalRegistration;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a tracer joins what it finds. */
@ExtendWith(HoneyHiveExtension.class)
class JoiningTest {
  private static HoneyHiveTracerBuilder builder(TestServer server) {
    return HoneyHiveTracer.builder().apiKey(server.apiKey()).serverUrl(server.uri());
  }

  private static void span(Tracer tracer, String name) {
    tracer.spanBuilder(name).startSpan().end();
  }

  private static void chat(HostSdk host, String name) {
    host.tracer()
        .spanBuilder(name)
        .setAttribute("gen_ai.operation.name", "chat")
        .startSpan()
        .end();
  }

  @Test
  @AllowLogs(matching = "HH112.*the application's.*OTEL_TRACES_SAMPLER")
  void unsampled_isCountedAndSaid(TestServer server) {
    try (HostSdk host = new HostSdk(Sampler.alwaysOff(), HoneyHive.spanProcessor());
        HoneyHiveTracer tracer = builder(server).openTelemetry(host).build()) {
      tracer.run("agent", agent -> agent.input("question", "Where?"));

      assertThat(tracer.status().unsampled()).isEqualTo(1);
      assertThat(tracer.status().started()).isZero();
    }
  }

  @Test
  @AllowLogs(
      matching = "HH103.*spans of other instrumentation are not captured.*HoneyHive.spanProcessor")
  void tap_ownSpans_areReadWhenTheyEnd(TestServer server) {
    try (HostSdk host = new HostSdk();
        HoneyHiveTracer tracer = builder(server).openTelemetry(host).build()) {
      tracer.run("agent", agent -> {
        agent.input("question", "Where?");
        Span call =
            tracer.openTelemetry().getTracer("instrumentor").spanBuilder("call").startSpan();
        try (Scope scope = call.makeCurrent()) {
          tracer.run("tool", EventType.TOOL, tool -> tool.output("answer", "Turin"));
        }
        call.end();
        chat(host, "not seen");
      });
      tracer.close();

      assertThat(server.awaitEvents(3))
          .extracting(Event::eventName)
          .containsExactlyInAnyOrder("agent", "call", "tool");
      Event agent = server.awaitEvent("agent");
      assertThat(agent.inputs()).isEqualTo(Map.of("question", "Where?"));
      assertThat(server.awaitEvent("call").parentId()).isEqualTo(agent.eventId());
      assertThat(server.awaitEvent("tool").parentId())
          .isEqualTo(server.awaitEvent("call").eventId());
      assertThat(tracer.status().mode()).isEqualTo(TracerMode.TAP);
      assertThat(host.exported())
          .extracting(SpanData::getName)
          .containsExactly("tool", "call", "not seen", "agent");
      assertThat(host.exported("tool").getAttributes().isEmpty()).isTrue();
    }
  }

  @Test
  void own_global_isHoneyHivesAndOutlivesTheTracer(TestServer server) {
    HoneyHiveTracer first = builder(server).global(GlobalRegistration.ALWAYS).build();
    HoneyHiveTracer second = builder(server).global(GlobalRegistration.ALWAYS).build();
    Tracer global = GlobalOpenTelemetry.getTracer("third party");
    span(global, "to the first");
    second.run("second", inside -> span(global, "in the second"));
    first.close();
    span(global, "to the second");
    second.close();

    server.awaitEvents(4);
    assertThat(server.awaitEvent("to the first").sessionId()).isEqualTo(first.sessionId());
    assertThat(server.awaitEvent("in the second").sessionId()).isEqualTo(second.sessionId());
    assertThat(server.awaitEvent("to the second").sessionId()).isEqualTo(second.sessionId());
    assertThat(first.status().mode()).isEqualTo(TracerMode.OWN_GLOBAL);
    assertThat(second.status().mode()).isEqualTo(TracerMode.OWN_GLOBAL);
    assertThat(first.status().ended()).isEqualTo(1);
    assertThat(second.status().ended()).isEqualTo(3);
  }

  @Test
  void own_instrumentorOfOneTracerInTheScopeOfAnother_writesForTheScope(TestServer server) {
    try (HoneyHiveTracer first =
            builder(server).global(GlobalRegistration.NEVER).build();
        HoneyHiveTracer second =
            builder(server).global(GlobalRegistration.NEVER).build()) {
      Tracer instrumentor = first.openTelemetry().getTracer("instrumentor");
      second.run("second", inside -> span(instrumentor, "call"));
      first.close();
      second.close();

      server.awaitEvents(2);
      Event call = server.awaitEvent("call");
      assertThat(call.sessionId()).isEqualTo(second.sessionId());
      assertThat(call.parentId()).isEqualTo(server.awaitEvent("second").eventId());
    }
  }

  @Test
  void own_builtByManyThreadsAtOnce_allSeeThatTheGlobalIsOurs(TestServer server) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<HoneyHiveTracer>> builds = Collections.nCopies(
          8, () -> builder(server).global(GlobalRegistration.ALWAYS).build());
      List<HoneyHiveTracer> tracers = new ArrayList<>();
      for (Future<HoneyHiveTracer> built : threads.invokeAll(builds)) {
        tracers.add(built.get());
      }
      assertThat(tracers)
          .extracting(tracer -> tracer.status().mode())
          .containsOnly(TracerMode.OWN_GLOBAL);
      tracers.forEach(HoneyHiveTracer::close);
    } finally {
      threads.shutdownNow();
    }
  }
}
