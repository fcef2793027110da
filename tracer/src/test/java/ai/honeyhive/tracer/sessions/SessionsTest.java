package ai.honeyhive.tracer.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.FlushResult;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.Session;
import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.config.SessionConfig;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions of a tracer as a real server has them. */
@ExtendWith(HoneyHiveExtension.class)
class SessionsTest {
  private static HoneyHiveTracer tracer(TestServer server) {
    return HoneyHiveTracer.builder()
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .source("test")
        .sessionName("own")
        .global(GlobalRegistration.NEVER)
        .build();
  }

  private static void assertDelivered(HoneyHiveTracer tracer) {
    FlushResult result = tracer.flush(Duration.ofSeconds(20));
    assertThat(result.isComplete()).as("%s", result).isTrue();
  }

  private static void step(HoneyHiveTracer tracer, String name) {
    tracer.run(name, span -> {});
  }

  private static Map<String, String> sessionsByStep(TestServer server) {
    return server.events().stream().collect(Collectors.toMap(Event::eventName, Event::sessionId));
  }

  @Test
  void session_enriched_isStoredWithAllOfIt(TestServer server) {
    Session session;
    try (HoneyHiveTracer tracer = tracer(server)) {
      session = tracer.session(SessionConfig.named("chat")
          .input("question", "why?")
          .metadata("version", 7)
          .userProperty("plan", "pro"));
      try (session) {
        step(tracer, "step");
        session.metadata("topic", "birds").output("answer", "so").metric("score", 0.5);
      }
      assertDelivered(tracer);
      session.output("more", 1).feedback("rating", 4);
      assertDelivered(tracer);
    }

    Event stored = server.session(session.id());
    assertThat(stored.eventName()).isEqualTo("chat");
    assertThat(stored.inputs()).containsEntry("question", "why?");
    assertThat(stored.metadata()).containsEntry("version", 7L).containsEntry("topic", "birds");
    assertThat(stored.userProperties()).containsEntry("plan", "pro");
    assertThat(stored.outputs()).containsEntry("answer", "so").containsEntry("more", 1L);
    assertThat(stored.metrics()).containsEntry("score", 0.5);
    assertThat(stored.feedback()).containsEntry("rating", 4L);
    assertThat(sessionsByStep(server)).containsOnlyKeys("step");
  }

  @Test
  void sessions_nested_eachHasItsOwnAndTheOneBeforeComesBack(TestServer server) {
    String outer;
    String inner;
    String own;
    try (HoneyHiveTracer tracer = tracer(server)) {
      own = tracer.sessionId();
      step(tracer, "before");
      try (Session first = tracer.session("outer")) {
        outer = first.id();
        step(tracer, "first");
        try (Session second = tracer.session("inner")) {
          inner = second.id();
          assertThat(tracer.currentSession().id()).isEqualTo(inner);
          step(tracer, "second");
        }
        assertThat(tracer.currentSession().id()).isEqualTo(outer);
        step(tracer, "third");
      }
      step(tracer, "after");
      assertDelivered(tracer);
    }

    assertThat(sessionsByStep(server))
        .isEqualTo(
            Map.of("before", own, "first", outer, "second", inner, "third", outer, "after", own));
    assertThat(server.sessions())
        .extracting(Event::eventName)
        .containsExactlyInAnyOrder("own", "outer", "inner");
  }

  @Test
  void session_closedTwice_leavesOthersAsTheyAre(TestServer server) {
    try (HoneyHiveTracer tracer = tracer(server);
        Session around = tracer.session("around")) {
      Session session = tracer.session("inside");
      session.close();
      session.close();

      assertThat(tracer.currentSession().id()).isEqualTo(around.id());
      assertThat(tracer.currentSession().name()).isEqualTo("around");
      assertDelivered(tracer);
    }
  }

  @Test
  void sessions_closedInTheWrongOrder_throwNothingAndLeaveTheOuterOne(TestServer server) {
    try (HoneyHiveTracer tracer = tracer(server)) {
      Session outer = tracer.session("outer");
      Session inner = tracer.session("inner");
      outer.close();
      assertThat(tracer.currentSession().id()).isEqualTo(inner.id());
      inner.close();
      assertThat(tracer.currentSession().id()).isEqualTo(outer.id());
      outer.close();

      assertThat(tracer.currentSession().id()).isEqualTo(tracer.sessionId());
      assertDelivered(tracer);
    }
  }

  @Test
  void session_makeCurrent_takesItToOtherThreads(TestServer server) throws Exception {
    Session session;
    try (HoneyHiveTracer tracer = tracer(server)) {
      session = tracer.startSession(SessionConfig.named("shared"));
      assertThat(tracer.currentSession().id()).isEqualTo(tracer.sessionId());
      Function<String, Thread> work = name -> new Thread(() -> {
        try (Scope scope = session.makeCurrent()) {
          step(tracer, name);
        }
      });
      Thread one = work.apply("one");
      Thread other = work.apply("other");
      one.start();
      other.start();
      one.join();
      other.join();
      assertDelivered(tracer);
    }

    assertThat(sessionsByStep(server))
        .isEqualTo(Map.of("one", session.id(), "other", session.id()));
  }

  @Test
  void session_continuedByAnotherTracer_holdsTheStepsOfBoth(TestServer server) {
    String id;
    try (HoneyHiveTracer tracer = tracer(server);
        Session session = tracer.session("conversation")) {
      id = session.id();
      step(tracer, "one");
    }
    try (HoneyHiveTracer tracer = tracer(server);
        Session session = tracer.continueSession(id)) {
      session.metadata("turns", 2);
      step(tracer, "two");
      assertDelivered(tracer);
    }

    assertThat(sessionsByStep(server)).isEqualTo(Map.of("one", id, "two", id));
    assertThat(server.session(id).eventName()).isEqualTo("conversation");
    assertThat(server.session(id).metadata()).containsEntry("turns", 2L);
  }

  @Test
  @AllowLogs(matching = "HH302")
  void session_idThatIsNoUuid_isReplacedAndSaid(TestServer server) {
    try (HoneyHiveTracer tracer = tracer(server)) {
      try (Session session = tracer.continueSession("../../etc")) {
        assertThat(UUID.fromString(session.id())).hasToString(session.id());
        step(tracer, "continued");
      }
      Session started = tracer.startSession(SessionConfig.named("named").id(""));
      assertThat(UUID.fromString(started.id())).hasToString(started.id());

      assertThat(tracer.status().warnings()).containsExactly("HH302");
      assertDelivered(tracer);
    }
    assertThat(sessionsByStep(server)).containsOnlyKeys("continued");
  }

  @Test
  void session_inAScopeOfTheTracer_winsOverTheTracersOwn(TestServer server) {
    String configured = UUID.randomUUID().toString();
    String id;
    try (HoneyHiveTracer tracer = HoneyHiveTracer.builder()
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .sessionId(configured)
        .source("configured")
        .global(GlobalRegistration.NEVER)
        .build()) {
      step(tracer, "outside");
      try (Session session = tracer.session(SessionConfig.named("context").source("context"))) {
        id = session.id();
        step(tracer, "inside");
      }
      assertDelivered(tracer);
    }

    assertThat(sessionsByStep(server)).isEqualTo(Map.of("outside", configured, "inside", id));
    assertThat(server.awaitEvent("inside").source()).isEqualTo("context");
    assertThat(server.awaitEvent("outside").source()).isEqualTo("configured");
  }
}
