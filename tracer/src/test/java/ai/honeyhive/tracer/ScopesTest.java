package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.config.EvaluationConfig;
import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.config.SessionConfig;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Scopes that are not closed as they should be. OpenTelemetry's strict mode is on. */
@ExtendWith(HoneyHiveExtension.class)
class ScopesTest {
  private static HoneyHiveTracer tracer(TestServer server) {
    return HoneyHiveTracer.builder()
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .global(GlobalRegistration.NEVER)
        .build();
  }

  private static void elsewhere(Runnable task) {
    CompletableFuture.runAsync(task).join();
  }

  @Test
  @AllowLogs(matching = "HH901.*")
  void close_onAnotherThread_throwsNothing(TestServer server) {
    try (HoneyHiveTracer tracer = tracer(server)) {
      Context before = Context.current();
      Session session = tracer.session("session");
      Scope current = tracer.startSession(SessionConfig.named("other")).makeCurrent();
      Scope evaluation = tracer.evaluation(new EvaluationConfig("run-1", null, null));
      assertThatCode(() -> elsewhere(() -> {
            evaluation.close();
            current.close();
            session.close();
          }))
          .doesNotThrowAnyException();
      evaluation.close();
      current.close();
      session.close();
      assertThat(Context.current()).isSameAs(before);
    }
  }

  @Test
  void close_twice_doesNothingTheSecondTime(TestServer server) {
    try (HoneyHiveTracer tracer = tracer(server)) {
      try (Session outer = tracer.session("outer")) {
        Session inner = tracer.session("inner");
        Scope evaluation = tracer.evaluation(new EvaluationConfig("run-1", null, null));
        evaluation.close();
        evaluation.close();
        inner.close();
        inner.close();
        assertThat(tracer.currentSession().id()).isEqualTo(outer.id());
      }
      assertThat(tracer.currentSession().id()).isEqualTo(tracer.sessionId());
    }
  }

  @Test
  void close_outOfOrder_throwsNothing(TestServer server) {
    try (HoneyHiveTracer tracer = tracer(server)) {
      Context before = Context.current();
      Session outer = tracer.session("outer");
      Session inner = tracer.session("inner");
      outer.close();
      assertThat(tracer.currentSession().id()).isEqualTo(inner.id());
      inner.close();
      outer.close();
      assertThat(Context.current()).isSameAs(before);
    }
  }
}
