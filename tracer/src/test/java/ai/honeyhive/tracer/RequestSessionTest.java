package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.config.Capture;
import ai.honeyhive.tracer.config.EvaluationConfig;
import ai.honeyhive.tracer.config.GlobalRegistration;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server, where each request has a session of its own. */
@ExtendWith(HoneyHiveExtension.class)
class RequestSessionTest {
  private static HoneyHiveTracerBuilder builder(TestServer server) {
    return HoneyHiveTracer.builder()
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .global(GlobalRegistration.NEVER)
        .sessionPerRequest(true);
  }

  private static Span request(OpenTelemetry telemetry, String name) {
    return request(telemetry, name, Context.current());
  }

  private static Span request(OpenTelemetry telemetry, String name, Context parent) {
    return telemetry
        .getTracer("web")
        .spanBuilder(name)
        .setSpanKind(SpanKind.SERVER)
        .setParent(parent)
        .startSpan();
  }

  private static void chat(OpenTelemetry telemetry, String name) {
    telemetry
        .getTracer("library")
        .spanBuilder(name)
        .setAttribute("gen_ai.operation.name", "chat")
        .startSpan()
        .end();
  }

  @Test
  void request_onTheTracersOwn_isASessionWithAllBelow(TestServer server) {
    try (HoneyHiveTracer tracer = builder(server).build()) {
      String[] ids = new String[2];
      for (int i = 0; i < 2; i++) {
        Span request = request(tracer.openTelemetry(), "GET /" + i);
        try (Scope scope = request.makeCurrent()) {
          ids[i] = tracer.currentSession().id();
          chat(tracer.openTelemetry(), "chat " + i);
          tracer.run("step " + i, step -> chat(tracer.openTelemetry(), "in step"));
        }
        request.end();
      }
      tracer.close(Duration.ofSeconds(10));

      server.awaitEvents(8);
      for (int i = 0; i < 2; i++) {
        Event request = server.awaitEvent("GET /" + i);
        assertThat(request.sessionId()).isEqualTo(ids[i]).isNotEqualTo(tracer.sessionId());
        assertThat(server.awaitEvent("chat " + i).sessionId()).isEqualTo(ids[i]);
        assertThat(server.awaitEvent("step " + i).sessionId()).isEqualTo(ids[i]);
        assertThat(server.awaitEvent("step " + i).parentId()).isEqualTo(request.eventId());
        assertThat(server.awaitSession(ids[i]).eventName()).isEqualTo("GET /" + i);
      }
      assertThat(ids[0]).isNotEqualTo(ids[1]);
      assertThat(server.sessions()).hasSize(2);
    }
  }

  @Test
  void request_workAfterItsEndOnAnotherThread_isInItsSession(TestServer server) {
    try (HoneyHiveTracer tracer = builder(server).build()) {
      Span request = request(tracer.openTelemetry(), "GET /");
      Context inside = Context.root().with(request);
      request.end();
      CompletableFuture.runAsync(inside.wrap(() -> {
            chat(tracer.openTelemetry(), "chat");
            tracer.run("step", step -> {});
          }))
          .join();
      tracer.close(Duration.ofSeconds(10));

      assertThat(server.awaitEvents(3))
          .extracting(Event::sessionId)
          .containsOnly(server.awaitEvent("GET /").sessionId())
          .doesNotContain(tracer.sessionId());
    }
  }

  @Test
  void request_sessionWithin_winsForWhatIsBelowIt(TestServer server) {
    try (HoneyHiveTracer tracer = builder(server).build()) {
      Span request = request(tracer.openTelemetry(), "GET /");
      String inner;
      try (Scope scope = request.makeCurrent()) {
        try (Session session = tracer.session("inner")) {
          inner = session.id();
          assertThat(tracer.currentSession().id()).isEqualTo(inner);
          chat(tracer.openTelemetry(), "chat");
        }
        tracer.run("after", step -> {});
      }
      request.end();
      tracer.close(Duration.ofSeconds(10));

      server.awaitEvents(3);
      assertThat(server.awaitEvent("chat").sessionId()).isEqualTo(inner);
      assertThat(server.awaitEvent("after").sessionId())
          .isEqualTo(server.awaitEvent("GET /").sessionId());
    }
  }

  @Test
  void request_inASession_isInThatSession(TestServer server) {
    try (HoneyHiveTracer tracer = builder(server).build()) {
      try (Session session = tracer.session("outer")) {
        request(tracer.openTelemetry(), "GET /").end();
        assertThat(tracer.flush().delivered()).isEqualTo(1);
        assertThat(server.awaitEvent("GET /").sessionId()).isEqualTo(session.id());
      }
    }
  }

  @Test
  void request_ofAnotherService_beginsASessionHere(TestServer server) {
    SpanContext caller = SpanContext.createFromRemoteParent(
        "0af7651916cd43dd8448eb211c80319c",
        "b7ad6b7169203331",
        TraceFlags.getSampled(),
        TraceState.getDefault());
    try (HoneyHiveTracer tracer = builder(server).build()) {
      Context remote = Context.root().with(Span.wrap(caller));
      request(tracer.openTelemetry(), "GET /", remote).end();
      tracer.close(Duration.ofSeconds(10));

      Event request = server.awaitEvent("GET /");
      assertThat(request.sessionId()).isNotEqualTo(tracer.sessionId());
    }
  }

  @Test
  void request_evaluatedWithin_staysInItsSession(TestServer server) {
    try (HoneyHiveTracer tracer = builder(server).build()) {
      Span request = request(tracer.openTelemetry(), "GET /");
      try (Scope scope = request.makeCurrent();
          Scope evaluation = tracer.evaluation(new EvaluationConfig("run-1", null, "point-1"))) {
        tracer.run("step", step -> {});
      }
      request.end();
      tracer.close(Duration.ofSeconds(10));

      server.awaitEvents(2);
      Event step = server.awaitEvent("step");
      assertThat(step.sessionId()).isEqualTo(server.awaitEvent("GET /").sessionId());
      assertThat(step.metadata()).containsEntry("run_id", "run-1");
      assertThat(step.metadata()).containsEntry("datapoint_id", "point-1");
    }
  }

  @Test
  void request_inAScopeWithoutSession_isInASessionOfItsOwn(TestServer server) {
    try (HoneyHiveTracer tracer = builder(server).build()) {
      Span request;
      try (Scope evaluation = tracer.evaluation(new EvaluationConfig("run-1", null, null));
          TracedSpan accept = tracer.startSpan("accept")) {
        request = request(tracer.openTelemetry(), "GET /", Context.root());
        try (Scope scope = Context.current().with(request).makeCurrent()) {
          assertThat(tracer.currentSession().id()).isNotEqualTo(tracer.sessionId());
          chat(tracer.openTelemetry(), "chat");
          tracer.run("step", step -> {});
        }
      }
      request.end();
      tracer.close(Duration.ofSeconds(10));

      assertThat(server.awaitEvents(4))
          .extracting(event -> event.metadata().get("run_id"))
          .containsOnly("run-1");
      String session = server.awaitEvent("GET /").sessionId();
      assertThat(session).isNotEqualTo(tracer.sessionId());
      assertThat(server.awaitEvent("chat").sessionId()).isEqualTo(session);
      assertThat(server.awaitEvent("step").sessionId()).isEqualTo(session);
      assertThat(server.awaitEvent("accept").sessionId()).isEqualTo(tracer.sessionId());
    }
  }

  @Test
  void request_onAHost_isASessionAndNothingIsWrittenOnTheHosts(TestServer server) {
    try (HostSdk host = new HostSdk(HoneyHive.spanProcessor());
        HoneyHiveTracer tracer = builder(server).openTelemetry(host).build()) {
      Span request = request(host, "GET /");
      Context inside = Context.root().with(request);
      try (Scope scope = inside.makeCurrent()) {
        tracer.run("step", step -> chat(host, "chat"));
        chat(tracer.openTelemetry(), "instrumentor's");
      }
      request.end();
      try (Scope scope = inside.makeCurrent()) {
        chat(host, "late");
      }
      chat(host, "outside");
      tracer.close(Duration.ofSeconds(10));

      assertThat(server.awaitEvents(6))
          .filteredOn(event -> !event.eventName().equals("outside"))
          .extracting(Event::sessionId)
          .containsOnly(server.awaitEvent("GET /").sessionId());
      assertThat(server.awaitEvent("outside").sessionId()).isEqualTo(tracer.sessionId());
      assertThat(host.exported("GET /").getAttributes().isEmpty()).isTrue();
      assertThat(host.exported("step").getAttributes().isEmpty()).isTrue();
    }
  }

  @Test
  void request_onAHostThatIsScoped_isNotTakenButItsStepsAreInItsSession(TestServer server) {
    try (HostSdk host = new HostSdk(HoneyHive.spanProcessor());
        HoneyHiveTracer tracer =
            builder(server).openTelemetry(host).capture(Capture.SCOPED).build()) {
      Span request = request(host, "GET /");
      try (Scope scope = request.makeCurrent()) {
        chat(host, "chat outside");
        tracer.run("first", step -> chat(host, "chat"));
        tracer.run("second", step -> {});
      }
      request.end();
      tracer.close(Duration.ofSeconds(10));

      assertThat(server.awaitEvents(3))
          .extracting(Event::eventName)
          .containsExactlyInAnyOrder("first", "chat", "second");
      assertThat(server.events())
          .extracting(Event::sessionId)
          .containsOnly(server.awaitEvent("first").sessionId())
          .doesNotContain(tracer.sessionId());
    }
  }

  @Test
  @AllowLogs(matching = "HH103.*")
  void request_ofAnInstrumentorOnATappedHost_isASession(TestServer server) {
    try (HostSdk host = new HostSdk();
        HoneyHiveTracer tracer = builder(server).openTelemetry(host).build()) {
      Span request = request(tracer.openTelemetry(), "GET /");
      try (Scope scope = request.makeCurrent()) {
        tracer.run("step", step -> {});
      }
      request.end();
      try (Scope scope = request.makeCurrent()) {
        tracer.run("late", step -> {});
      }
      tracer.close(Duration.ofSeconds(10));

      assertThat(server.awaitEvents(3))
          .extracting(Event::sessionId)
          .containsOnly(server.awaitEvent("GET /").sessionId())
          .doesNotContain(tracer.sessionId());
    }
  }

  @Test
  void currentTracer_inARequest_isTheRequests(TestServer server) {
    try (HoneyHiveTracer main = builder(server).build();
        HoneyHiveTracer tracer = builder(server).build()) {
      Span request = request(tracer.openTelemetry(), "GET /");
      try (Scope scope = request.makeCurrent()) {
        assertThat(HoneyHive.currentTracer()).contains(tracer);
        assertThat(main.currentSession().id()).isEqualTo(main.sessionId());
      }
      request.end();
      tracer.close(Duration.ofSeconds(10));
      server.awaitEvents(1);
    }
  }
}
