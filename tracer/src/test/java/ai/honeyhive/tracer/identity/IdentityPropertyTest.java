package ai.honeyhive.tracer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.HoneyHive;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.HoneyHiveTracerBuilder;
import ai.honeyhive.tracer.WireBackend;
import ai.honeyhive.tracer.WireBackend.WireSpan;
import ai.honeyhive.tracer.config.Capture;
import ai.honeyhive.tracer.identity.Model.Span;
import ai.honeyhive.tracer.identity.Op.Who;
import ai.honeyhive.tracer.identity.Programs.Program;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each span of random programs ends in exactly the project, session, run and place in the tree that
 * the model says. A failure names the seed and the program.
 */
@ExtendWith(HoneyHiveExtension.class)
class IdentityPropertyTest {
  private static final int PROGRAMS = 125;
  private static final int FLUSH_EACH = 25;
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @ParameterizedTest
  @CsvSource({"1, false", "2, false", "3, true", "4, true"})
  void spans_ofRandomPrograms_areWhereTheModelSays(long seed, boolean onHost) {
    Programs programs = new Programs(seed, new Model(onHost));
    ExecutorService elsewhere = Executors.newCachedThreadPool();
    try (WireBackend ofA = new WireBackend();
        WireBackend ofB = new WireBackend();
        OpenTelemetrySdk host = host();
        HoneyHiveTracer a =
            builder(ofA, host, onHost).main(true).sessionPerRequest(true).build();
        HoneyHiveTracer b = builder(ofB, host, onHost).build()) {
      Interpreter interpreter = new Interpreter(a, b, host, elsewhere);
      Map<Span, Program> expected = new LinkedHashMap<>();
      for (int i = 0; i < PROGRAMS; i++) {
        Program program = programs.next();
        program.spans().forEach(span -> expected.put(span, program));
        interpreter.run(program.ops());
        if (i % FLUSH_EACH == 0) {
          a.flush(TIMEOUT);
          b.flush(TIMEOUT);
        }
      }
      a.close(TIMEOUT);
      b.close(TIMEOUT);
      Map<Who, Map<String, WireSpan>> arrived = new EnumMap<>(Who.class);
      arrived.put(Who.A, ofA.spans());
      arrived.put(Who.B, ofB.spans());
      check(seed, expected, arrived, interpreter.sessions());
      assertThat(a.status().filtered() + b.status().filtered())
          .isEqualTo(
              expected.keySet().stream().filter(span -> !span.isExported()).count());
      assertThat(arrived.get(Who.A).size() + arrived.get(Who.B).size())
          .isEqualTo(expected.keySet().stream().filter(Span::isExported).count());
    } finally {
      elsewhere.shutdown();
    }
  }

  private static OpenTelemetrySdk host() {
    return OpenTelemetrySdk.builder()
        .setTracerProvider(SdkTracerProvider.builder()
            .addSpanProcessor(HoneyHive.spanProcessor())
            .build())
        .build();
  }

  private static HoneyHiveTracerBuilder builder(
      WireBackend wire, OpenTelemetrySdk host, boolean onHost) {
    HoneyHiveTracerBuilder builder = wire.tracer().excludeSpans("x").capture(Capture.ALL);
    return onHost ? builder.openTelemetry(host) : builder;
  }

  private static void check(
      long seed,
      Map<Span, Program> expected,
      Map<Who, Map<String, WireSpan>> arrived,
      Map<String, String> sessions) {
    expected.forEach((span, program) -> {
      if (span.isExported()) {
        String what = "seed " + seed + ", span " + span.name() + " of\n" + program;
        WireSpan wire = arrived.get(span.scope().tracer()).get(span.name());
        assertThat(wire).as(what).isNotNull();
        // A request's session has no name before its first span.
        String session = sessions.computeIfAbsent(span.scope().session(), name -> wire.session());
        assertThat(text(wire)).as(what).isEqualTo(session + " " + text(span));
      }
    });
    assertThat(sessions.values()).as("seed " + seed).doesNotHaveDuplicates();
  }

  private static String text(WireSpan span) {
    String run = span.attributes().getOrDefault("honeyhive_metadata.run_id", "none");
    return span.session() + " run " + run + " below " + span.parent();
  }

  private static String text(Span span) {
    return "run " + span.scope().run() + " below " + span.shownBelow();
  }
}
