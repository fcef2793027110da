package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.config.Capture;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two tracers within each other: each has a tree of its own, in its own session and project. */
@ExtendWith(HoneyHiveExtension.class)
class NestedTracersTest {

  private static Span start(OpenTelemetry telemetry, String name) {
    return telemetry.getTracer("library").spanBuilder(name).startSpan();
  }

  @Test
  void nested_twice_eachTreeGoesOnInItsOwn() {
    try (WireBackend ofA = new WireBackend();
        WireBackend ofB = new WireBackend();
        HoneyHiveTracer a = ofA.tracer().build();
        HoneyHiveTracer b = ofB.tracer().excludeSpans("left out").build()) {
      String session;
      try (Session of = a.session("of a")) {
        session = of.id();
        a.run(
            "a1",
            a1 -> b.run(
                "b1",
                b1 -> a.run("a2", a2 -> {
                  b.run("left out", out -> b.run("b2", b2 -> a.run("a3", a3 -> {})));
                  a.run("a4", a4 -> {});
                })));
      }
      a.close(Duration.ofSeconds(10));
      b.close(Duration.ofSeconds(10));

      assertThat(ofA.spans()).containsOnlyKeys("a1", "a2", "a3", "a4");
      assertThat(ofB.spans()).containsOnlyKeys("b1", "b2");
      assertThat(ofA.parentOf("a1")).isEqualTo("none");
      assertThat(ofA.parentOf("a2")).isEqualTo("a1");
      assertThat(ofA.parentOf("a3")).isEqualTo("a2");
      assertThat(ofA.parentOf("a4")).isEqualTo("a2");
      assertThat(ofB.parentOf("b1")).isEqualTo("none");
      assertThat(ofB.parentOf("b2")).isEqualTo("b1");
      assertThat(ofA.spans().values()).allMatch(span -> span.session().equals(session));
      assertThat(ofB.spans().values()).allMatch(span -> span.session().equals(b.sessionId()));
    }
  }

  @Test
  void nested_bySessions_goesOnBelowTheSpanThatIsItsOwn() {
    try (WireBackend ofA = new WireBackend();
        WireBackend ofB = new WireBackend();
        HoneyHiveTracer a = ofA.tracer().build();
        HoneyHiveTracer b = ofB.tracer().build()) {
      a.run("a1", a1 -> {
        try (Session inB = b.session("of b");
            Session inA = a.session("of a")) {
          a.run("a2", a2 -> {});
          b.run("b1", b1 -> {});
        }
      });
      a.close(Duration.ofSeconds(10));
      b.close(Duration.ofSeconds(10));

      assertThat(ofA.parentOf("a2")).isEqualTo("a1");
      assertThat(ofB.parentOf("b1")).isEqualTo("none");
    }
  }

  @Test
  void nested_onAHost_theHostsSpansAreOfWhoeverIsMain() {
    try (WireBackend ofA = new WireBackend();
        WireBackend ofB = new WireBackend();
        HostSdk host = new HostSdk(HoneyHive.spanProcessor());
        HoneyHiveTracer a =
            ofA.tracer().openTelemetry(host).capture(Capture.ALL).build();
        HoneyHiveTracer b =
            ofB.tracer().openTelemetry(host).capture(Capture.ALL).build()) {
      Span request = start(host, "GET /");
      try (Scope scope = request.makeCurrent()) {
        b.run("b1", b1 -> {
          start(host, "in b1").end();
          a.run("a1", a1 -> {});
        });
      }
      request.end();
      a.close(Duration.ofSeconds(10));
      b.close(Duration.ofSeconds(10));

      assertThat(ofB.parentOf("b1")).isEqualTo("none");
      assertThat(ofB.parentOf("in b1")).isEqualTo("b1");
      assertThat(ofA.parentOf("a1")).isEqualTo("GET /");
      assertThat(host.exported("b1").getParentSpanId())
          .isEqualTo(host.exported("GET /").getSpanId());
    }
  }

  @Test
  void nested_belowAnInstrumentorsSpanOfTheOther_isARoot() {
    try (WireBackend ofA = new WireBackend();
        WireBackend ofB = new WireBackend();
        HoneyHiveTracer a = ofA.tracer().build();
        HoneyHiveTracer b = ofB.tracer().build()) {
      Span request = start(a.openTelemetry(), "GET /");
      try (Scope scope = request.makeCurrent()) {
        b.run("b1", b1 -> a.run("a1", a1 -> {}));
      }
      request.end();
      a.close(Duration.ofSeconds(10));
      b.close(Duration.ofSeconds(10));

      assertThat(ofB.parentOf("b1")).isEqualTo("none");
      assertThat(ofA.parentOf("a1")).isEqualTo("GET /");
    }
  }

  @Test
  void nested_inARequestOfTheOther_isBackInTheRequest() {
    try (WireBackend ofA = new WireBackend();
        WireBackend ofB = new WireBackend();
        HoneyHiveTracer a = ofA.tracer().sessionPerRequest(true).build();
        HoneyHiveTracer b = ofB.tracer().build()) {
      Span request = a.openTelemetry()
          .getTracer("web")
          .spanBuilder("GET /")
          .setSpanKind(SpanKind.SERVER)
          .startSpan();
      try (Scope scope = request.makeCurrent()) {
        b.run("b1", b1 -> a.run("a1", a1 -> start(a.openTelemetry(), "in a1").end()));
      }
      request.end();
      a.close(Duration.ofSeconds(10));
      b.close(Duration.ofSeconds(10));

      String session = ofA.spans().get("GET /").session();
      assertThat(session).isNotEqualTo(a.sessionId());
      assertThat(ofA.spans().get("a1").session()).isEqualTo(session);
      assertThat(ofA.spans().get("in a1").session()).isEqualTo(session);
      assertThat(ofA.parentOf("a1")).isEqualTo("GET /");
      assertThat(ofB.spans().get("b1").session()).isEqualTo(b.sessionId());
    }
  }
}
