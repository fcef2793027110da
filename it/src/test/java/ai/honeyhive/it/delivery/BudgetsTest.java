package ai.honeyhive.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.it.delivery.backend.Backend;
import ai.honeyhive.it.delivery.backend.BackendState;
import ai.honeyhive.it.delivery.program.EndedSpans;
import ai.honeyhive.it.delivery.program.Forked;
import ai.honeyhive.it.delivery.program.Tracers;
import ai.honeyhive.it.delivery.program.Words;
import ai.honeyhive.tracer.FlushResult;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.RuntimeProfile;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The times that are promised, with a clock: medians of five. */
@EnabledIfSystemProperty(named = "delivery.all", matches = "true")
class BudgetsTest {
  private static final int ROUNDS = 5;
  private static final int COLD_ROUNDS = 9;
  private static final int LATE = 100;
  private static final Duration TOLERANCE = Duration.ofMillis(200);
  private static final Logger LOGGER = Logger.getLogger("ai.honeyhive.tracer");

  @BeforeEach
  void quiet() {
    LOGGER.setLevel(Level.OFF);
  }

  @AfterEach
  void loud() {
    LOGGER.setLevel(null);
  }

  @ParameterizedTest
  @EnumSource
  void close_fullQueueAndHangingBackend_keepsTheProfilesTime(RuntimeProfile profile)
      throws Exception {
    Figures figures = new Figures();
    for (int i = 0; i < ROUNDS; i++) {
      try (Backend backend = new Backend(BackendState.HANGING)) {
        HoneyHiveTracer tracer =
            Tracers.of(backend.uri(), backend.apiKey(), profile, DeliveryConfig.defaults());
        new EndedSpans(tracer).end(2048);
        long start = System.nanoTime();
        tracer.close();
        figures.add(Duration.ofNanos(System.nanoTime() - start));

        FlushResult result = tracer.flush(Duration.ZERO);
        assertThat(result.unconfirmed() + result.dropped()).as("%s", result).isEqualTo(2048);
      }
    }
    figures.write(
        "`close()` with 2,048 queued spans and a hanging backend, " + profile,
        profile.lifecycle().plus(TOLERANCE));
    assertThat(figures.median()).isLessThanOrEqualTo(profile.lifecycle().plus(TOLERANCE));
  }

  @Test
  void close_coldProcessOnLambda_deliversInTime() throws Exception {
    Figures figures = new Figures();
    int complete = 0;
    for (int i = 0; i < COLD_ROUNDS; i++) {
      try (Backend backend = new Backend(BackendState.HEALTHY);
          Forked process = Forked.start(options(backend, RuntimeProfile.LAMBDA, 20), "close")) {
        List<String> lines = process.end().lines();
        figures.add(Duration.ofNanos(Words.nanos(lines)));
        complete += Words.counts(lines).delivered() == 20 ? 1 : 0;

        assertThat(backend.stored()).as("%s", lines).hasSizeGreaterThanOrEqualTo((int)
            Words.counts(lines).delivered());
      }
    }
    Duration budget = RuntimeProfile.LAMBDA.lifecycle().plus(TOLERANCE);
    figures.write("`close()` in a cold JVM with LAMBDA and a healthy backend", budget);
    Figures.write(
        "`close()` in a cold JVM with LAMBDA and a healthy backend: processes that delivered all",
        complete + "",
        COLD_ROUNDS + " on a machine that does nothing else");
    assertThat(figures.median()).isLessThanOrEqualTo(budget);
    assertThat(complete).isGreaterThan(COLD_ROUNDS / 2);
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSED", "HANGING"})
  void exit_fiftyTracersAndDeadBackend_hasOneDeadline(BackendState state) throws Exception {
    Figures figures = new Figures();
    for (int i = 0; i < ROUNDS; i++) {
      try (Backend backend = new Backend(state);
          Forked process =
              Forked.start(options(backend, RuntimeProfile.STANDARD, 500), "many", "50")) {
        figures.add(Duration.ofNanos(Words.nanos(process.end().lines())));
      }
    }
    Duration budget = RuntimeProfile.STANDARD.lifecycle().plus(TOLERANCE);
    figures.write(
        "end of a process with 50 tracers and a dead backend (" + state.words() + ")", budget);
    assertThat(figures.median()).isLessThanOrEqualTo(budget);
  }

  @Test
  void sigterm_spansOfAParallelHook_arrive() throws Exception {
    int arrived = 0;
    for (int i = 0; i < ROUNDS; i++) {
      try (Backend backend = new Backend(BackendState.HEALTHY);
          Forked process =
              Forked.start(options(backend, RuntimeProfile.KUBERNETES, LATE), "hook")) {
        process.awaitReady().terminate();
        Forked.Ended ended = process.end();
        Set<String> ids = Words.ids(ended.lines());
        arrived += backend.stored().size();

        assertThat(ids).hasSize(LATE);
        assertThat(backend.stored()).isEqualTo(ids);
        assertThat(ended.exitCode()).isEqualTo(143);
      }
    }
    Figures.write(
        "`SIGTERM` with KUBERNETES, while another hook ends " + LATE + " spans one after the other",
        arrived + " spans arrived",
        LATE * ROUNDS + "");
  }

  private static List<String> options(Backend backend, RuntimeProfile profile, int spans) {
    return List.of(
        "-Durl=" + backend.uri(),
        "-Dkey=" + backend.apiKey(),
        "-Dprofile=" + profile,
        "-Dspans=" + spans);
  }
}
