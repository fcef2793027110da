package ai.honeyhive.it.providers.programs;

import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.HoneyHiveTracerBuilder;
import ai.honeyhive.tracer.config.Capture;
import ai.honeyhive.tracer.config.GlobalRegistration;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * The tracer of a program, or nothing when the program runs without HoneyHive to show what its
 * backend gets then.
 */
final class Ours implements AutoCloseable {
  private final HoneyHiveTracer tracer;
  private final String label;

  private Ours(HoneyHiveTracer tracer, String label) {
    this.tracer = tracer;
    this.label = label;
  }

  static Ours init(String label) {
    return Words.off() ? new Ours(null, label) : init(label, settings -> settings);
  }

  /** Makes the tracer and says how it joined. In strict mode it may be said that there is none. */
  static Ours init(String label, UnaryOperator<HoneyHiveTracerBuilder> settings) {
    try {
      HoneyHiveTracer made =
          settings.apply(asked(HoneyHiveTracer.builder().sessionName(label))).build();
      Ours ours = new Ours(made, label);
      Say.that("session." + label, made.sessionId());
      Say.that("mode." + label, made.status().mode());
      Say.that("state." + label, made.status().probe());
      Say.that("reason." + label, made.status().reason());
      Say.that("setBy." + label, made.status().globalSetBy());
      return ours;
    } catch (IllegalStateException e) {
      Say.that("threw", e.getMessage());
      return new Ours(null, label);
    }
  }

  private static HoneyHiveTracerBuilder asked(HoneyHiveTracerBuilder builder) {
    HoneyHiveTracerBuilder settings = builder.strict(Words.OURS.has("strict"));
    for (GlobalRegistration policy : GlobalRegistration.values()) {
      settings = Words.OURS.has(policy.name()) ? settings.global(policy) : settings;
    }
    for (Capture capture : Capture.values()) {
      settings = Words.OURS.has(capture.name()) ? settings.capture(capture) : settings;
    }
    return Words.OURS.has("stamp") ? settings.stampHostSpans(true) : settings;
  }

  HoneyHiveTracer tracer() {
    return tracer;
  }

  OpenTelemetry openTelemetry() {
    return tracer == null ? OpenTelemetry.noop() : tracer.openTelemetry();
  }

  /** Runs the code as a step, or just runs it. */
  void step(String name, Runnable code) {
    if (tracer == null) {
      code.run();
    } else {
      tracer.run(name, span -> {
        span.input("question", "Where to?");
        code.run();
      });
    }
  }

  @Override
  public void close() {
    if (tracer != null) {
      tracer.close();
      Say.that("delivered." + label, tracer.flush(Duration.ZERO).delivered());
    }
  }
}
