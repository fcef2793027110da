package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.EventType;
import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.WireBackend.WireSpan;
import ai.honeyhive.tracer.capture.Figures;
import ai.honeyhive.tracer.config.EvaluationConfig;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A span that takes no more attributes: what an event cannot do without arrives, the rest counts.
 */
@ExtendWith(HoneyHiveExtension.class)
class AttributeBudgetCaptureTest {
  private static final String LIMIT = "otel.span.attribute.count.limit";

  private WireBackend backend;

  @BeforeEach
  void open() {
    backend = new WireBackend();
  }

  @AfterEach
  void close() {
    System.clearProperty(LIMIT);
    backend.close();
  }

  private static HoneyHiveTracer limited(WireBackend backend, int limit) {
    System.setProperty(LIMIT, String.valueOf(limit));
    return backend.tracer().build();
  }

  private static void fill(Span span, int attributes) {
    for (int i = 0; i < attributes; i++) {
      span.setAttribute("filler." + i, i);
    }
  }

  private static long fillers(WireSpan span) {
    return span.attributes().keySet().stream()
        .filter(key -> key.startsWith("filler"))
        .count();
  }

  private static void end(TracedSpan span) {
    span.output("text", "Turin").metric("score", 0.5).feedback("rating", 5);
    span.enrich(Enrichment.create().error("too late"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 128})
  @AllowLogs(matching = "HH410")
  void fullSpan_identityAndLateKeys_arriveAndTheRestIsCounted(int limit) {
    EvaluationConfig evaluation = new EvaluationConfig("run", "set", "point");
    HoneyHiveTracer tracer = limited(backend, limit);
    try (Scope scope = tracer.evaluation(evaluation)) {
      tracer.run("step", EventType.TOOL, span -> {
        fill(span.openTelemetrySpan(), 200);
        end(span);
      });
    }
    tracer.close();

    WireSpan span = backend.spans().get("step");
    assertThat(span.attributes())
        .containsAllEntriesOf(Map.of(
            "honeyhive.session_id", tracer.sessionId(),
            "honeyhive_metadata.run_id", "run",
            "honeyhive_metadata.dataset_id", "set",
            "honeyhive_metadata.datapoint_id", "point",
            "honeyhive_event_type", "tool",
            "honeyhive_outputs.text", "Turin",
            "honeyhive_metrics.score", "0.5",
            "honeyhive_feedback.rating", "5",
            "honeyhive_error", "too late"));
    long lost = 200 - fillers(span);
    assertThat(lost).isPositive();
    assertThat(backend.droppedAttributes("step")).isEqualTo((int) lost);
    assertThat(tracer.status().attributesDropped()).isEqualTo(lost);
    assertThat(tracer.status().warnings()).containsOnlyOnce("HH410");
    Figures.held("values", 1, "limits of attributes");
  }

  @Test
  @AllowLogs(matching = "HH410")
  void fullSpan_plainAndFoundAgain_keepsWhatComesLate() {
    HoneyHiveTracer tracer = limited(backend, 8);
    Span call = tracer.openTelemetry().getTracer("lib").spanBuilder("call").startSpan();
    try (Scope scope = call.makeCurrent()) {
      fill(call, 10);
      end(HoneyHive.currentSpan());
      assertThat(HoneyHive.currentSpan().eventId()).isNotEmpty();
      tracer.run("below", below -> {});
    }
    call.end();
    tracer.close();

    WireSpan span = backend.spans().get("call");
    assertThat(span.attributes())
        .containsEntry("honeyhive_outputs.text", "Turin")
        .containsEntry("honeyhive_error", "too late")
        .containsKey("honeyhive_event_id");
    assertThat(fillers(span)).isEqualTo(6);
    assertThat(backend.droppedAttributes("call")).isEqualTo(4);
    assertThat(backend.parentOf("below")).isEqualTo("call");
    assertThat(tracer.status().started()).isEqualTo(2);
    assertThat(tracer.status().ended()).isEqualTo(2);
    assertThat(tracer.status().attributesDropped()).isEqualTo(4);
  }

  @Test
  void spanWithRoom_valuesSetAnew_countAsNothingDropped() {
    HoneyHiveTracer tracer = limited(backend, 128);
    tracer.run("step", span -> {
      for (int i = 0; i < 50; i++) {
        span.metric("score", i);
      }
    });
    try (Session session = tracer.session("chat")) {
      tracer.run("in a session", span -> span.metric("score", 1).metric("score", 2));
    }
    tracer.close();

    assertThat(backend.droppedAttributes("step")).isZero();
    assertThat(backend.droppedAttributes("in a session")).isZero();
    assertThat(tracer.status().attributesDropped()).isZero();
    assertThat(tracer.status().warnings()).isEmpty();
  }

  @Test
  @AllowLogs(matching = "HH410")
  void besideAHostsSpan_flooded_keepsWhatComesLate() {
    try (HostSdk host = new HostSdk(HoneyHive.spanProcessor());
        HoneyHiveTracer tracer = backend.tracer().openTelemetry(host).build()) {
      tracer.run("step", span -> {
        for (int i = 0; i < 2000; i++) {
          span.attribute("filler." + i, i);
        }
        end(span);
      });
      tracer.close();

      WireSpan span = backend.spans().get("step");
      assertThat(span.attributes())
          .containsEntry("honeyhive_outputs.text", "Turin")
          .containsEntry("honeyhive_error", "too late");
      long lost = 2000 - fillers(span);
      assertThat(lost).isPositive();
      assertThat(backend.droppedAttributes("step")).isEqualTo((int) lost);
      assertThat(tracer.status().attributesDropped()).isEqualTo(lost);
    }
  }
}
