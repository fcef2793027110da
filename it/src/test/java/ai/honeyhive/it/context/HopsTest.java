package ai.honeyhive.it.context;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.HoneyHive;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.Session;
import ai.honeyhive.tracer.TracedSpan;
import ai.honeyhive.tracer.config.EvaluationConfig;
import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.config.RuntimeProfile;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two tracers of two projects, one within the other, each in a session, one evaluated; and work
 * that goes on on another thread.
 */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(named = "DefaultDispatcher-.*", because = "Kotlin keeps its workers")
@AllowThreads(named = "kotlinx.coroutines.*", because = "Kotlin keeps its clock")
class HopsTest {
  private static final EvaluationConfig POINT = new EvaluationConfig("a run", null, "a point");

  static Stream<Hop> hops() {
    return Stream.concat(JdkHops.all().stream(), LibraryHops.all().stream());
  }

  private static HoneyHiveTracer tracer(TestServer server) {
    return HoneyHiveTracer.builder()
        .global(GlobalRegistration.NEVER)
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .runtimeProfile(RuntimeProfile.HIGH_CONCURRENCY)
        .build();
  }

  private static boolean isWithin(Event event, Event parent) {
    return parent.eventId().equals(event.parentId());
  }

  @ParameterizedTest
  @MethodSource("hops")
  void identity_onTheOtherThread_isThereWithTheWrapCallAndTheTracersOwnWithout(
      Hop hop, TestServer server) throws Exception {
    try (TestServer other = TestServer.start();
        HoneyHiveTracer a = tracer(server);
        HoneyHiveTracer b = tracer(other)) {
      String ofA;
      String ofB;
      List<HoneyHiveTracer> current = new ArrayList<>();
      Thread here = Thread.currentThread();
      try (Session inA = a.session("of a");
          Scope evaluated = a.evaluation(POINT);
          TracedSpan outerA = a.startSpan("outer a");
          Session inB = b.session("of b");
          TracedSpan outerB = b.startSpan("outer b")) {
        ofA = inA.id();
        ofB = inB.id();
        hop.wrapped().run(() -> {
          assertThat(Thread.currentThread()).isNotSameAs(here);
          current.add(HoneyHive.currentTracer().orElseThrow());
          a.run("inner a", span -> {});
          b.run("inner b", span -> {});
        });
        hop.plain().run(() -> {
          assertThat(Thread.currentThread()).isNotSameAs(here);
          assertThat(Context.current()).isSameAs(Context.root());
          a.run("lost a", span -> {});
          b.run("lost b", span -> {});
        });
        assertThat(a.currentSession().id()).isEqualTo(ofA);
        assertThat(b.currentSession().id()).isEqualTo(ofB);
      }
      a.close();
      b.close();

      assertThat(current).containsExactly(b);
      List<Event> inA = server.awaitEvents(3);
      List<Event> inB = other.awaitEvents(3);
      Event innerA = named("inner a", inA);
      Event innerB = named("inner b", inB);
      assertThat(innerA.sessionId()).isEqualTo(ofA);
      assertThat(innerB.sessionId()).isEqualTo(ofB);
      assertThat(isWithin(innerA, named("outer a", inA))).isTrue();
      assertThat(isWithin(innerB, named("outer b", inB))).isTrue();
      assertThat(innerA.metadata())
          .containsEntry("run_id", "a run")
          .containsEntry("datapoint_id", "a point");
      assertThat(innerB.metadata()).doesNotContainKeys("run_id", "datapoint_id");

      Event lostA = named("lost a", inA);
      Event lostB = named("lost b", inB);
      assertThat(lostA.sessionId()).isEqualTo(a.sessionId());
      assertThat(lostB.sessionId()).isEqualTo(b.sessionId());
      assertThat(lostA.metadata()).doesNotContainKeys("run_id", "parent_span_id");
      assertThat(lostB.metadata()).doesNotContainKey("parent_span_id");
    }
  }

  private static Event named(String name, List<Event> events) {
    return events.stream()
        .filter(event -> event.eventName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not among " + events));
  }
}
