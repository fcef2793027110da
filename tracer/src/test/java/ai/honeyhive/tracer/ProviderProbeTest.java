package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.internal.provider.GlobalClaim;
import ai.honeyhive.tracer.internal.provider.probe.ProviderProbe;
import ai.honeyhive.tracer.internal.provider.probe.ProviderState;
import ai.honeyhive.tracer.internal.provider.probe.ProviderState.AutoconfigureReady;
import ai.honeyhive.tracer.internal.provider.probe.ProviderState.Closed;
import ai.honeyhive.tracer.internal.provider.probe.ProviderState.Live;
import ai.honeyhive.tracer.internal.provider.probe.ProviderState.NoOp;
import ai.honeyhive.tracer.internal.provider.probe.ProviderState.Ours;
import ai.honeyhive.tracer.internal.provider.probe.ProviderState.Unknown;
import ai.honeyhive.tracer.internal.provider.probe.ProviderState.Untouched;
import ai.honeyhive.tracer.internal.provider.probe.Surroundings;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one JVM shows of the states of an OpenTelemetry; the rest is in the integration tests. */
class ProviderProbeTest {
  private static final int MINOR =
      Integer.parseInt(Surroundings.look().versions().get("api").split("\\.")[1]);
  private static final boolean READABLE = MINOR >= 57;

  private static String unknown() {
    return "OpenTelemetry " + Surroundings.look().versions().get("api")
        + " does not let anybody see whether a global OpenTelemetry is registered";
  }

  @AfterEach
  void unset() {
    GlobalOpenTelemetry.resetForTest();
  }

  private static void set(OpenTelemetry openTelemetry) {
    GlobalOpenTelemetry.set(openTelemetry);
  }

  @ParameterizedTest
  @EnumSource(GlobalRegistration.class)
  void ofGlobal_nobodyCame_isUntouchedAndStaysSo(GlobalRegistration policy) {
    assertThat(ProviderProbe.ofGlobal(policy))
        .isInstanceOf(READABLE ? Untouched.class : Unknown.class);

    set(OpenTelemetry.noop()); // throws when it was set
  }

  @Test
  void ofGlobal_set_saysByWhomWhereThatCanBeSeen() {
    set(HostOpenTelemetry.create());

    ProviderState state = ProviderProbe.ofGlobal(GlobalRegistration.AUTO);

    if (READABLE) {
      assertThat(state).isInstanceOf(Live.class);
      assertThat(state.sentence())
          .matches(
              "A global OpenTelemetry, set at ai\\.honeyhive\\.tracer\\.ProviderProbeTest\\.set"
                  + "\\(ProviderProbeTest\\.java:\\d+\\), makes spans");
    } else {
      assertThat(state).isInstanceOf(Unknown.class);
      assertThat(state.sentence()).contains("1." + MINOR);
    }
  }

  @Test
  void ofGlobal_never_doesNotLookForWhoSetIt() {
    set(HostOpenTelemetry.create());

    assertThat(ProviderProbe.ofGlobal(GlobalRegistration.NEVER).sentence())
        .isEqualTo(READABLE ? "There is an OpenTelemetry that makes spans" : unknown());
  }

  @Test
  void ofGlobal_autoconfigureIsSwitchedOn_isReadyWhereItIsAndNotAskedFor() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    System.setProperty("otel.java.global-autoconfigure.enabled", "true");
    try {
      assertThat(ProviderProbe.ofGlobal(GlobalRegistration.AUTO))
          .isNotInstanceOf(AutoconfigureReady.class);
      Thread.currentThread().setContextClassLoader(withAutoconfigure(context));
      assertThat(ProviderProbe.ofGlobal(GlobalRegistration.AUTO))
          .isInstanceOf(AutoconfigureReady.class);
    } finally {
      Thread.currentThread().setContextClassLoader(context);
      System.clearProperty("otel.java.global-autoconfigure.enabled");
    }

    set(OpenTelemetry.noop()); // throws when it was set
  }

  private static ClassLoader withAutoconfigure(ClassLoader parent) {
    return new ClassLoader(parent) {
      @Override
      public Class<?> loadClass(String name) throws ClassNotFoundException {
        return name.endsWith(".AutoConfiguredOpenTelemetrySdk")
            ? Object.class
            : super.loadClass(name);
      }
    };
  }

  @Test
  void ofTakenGlobal_latchedByTheFirstGet_isNoOpAndNamesTheLine() {
    latch();

    assertThat(ProviderProbe.ofTakenGlobal()).isInstanceOf(NoOp.class);
    assertThat(ProviderProbe.ofTakenGlobal().sentence())
        .startsWith("The global OpenTelemetry, set at"
            + " ai.honeyhive.tracer.ProviderProbeTest.latch(ProviderProbeTest.java:")
        .endsWith("), records nothing");
  }

  private static void latch() {
    GlobalOpenTelemetry.get();
  }

  @Test
  void ofTakenGlobal_closed_isClosedOnEveryVersion() {
    HostOpenTelemetry host = HostOpenTelemetry.create();
    set(host);
    host.shutdown();

    assertThat(ProviderProbe.ofTakenGlobal()).isInstanceOf(Closed.class);
    assertThat(ProviderProbe.ofTakenGlobal().sentence())
        .contains("ProviderProbeTest.set(", "was shut down");
  }

  @Test
  void of_aLiveOne_startsNoSpan() {
    HostOpenTelemetry host = HostOpenTelemetry.create();

    ProviderState state = ProviderProbe.of(host);

    assertThat(state).isEqualTo(new Live(host, null));
    assertThat(host.startedSpans()).isZero();
  }

  @Test
  void of_withoutProcessors_isLiveUntil167() {
    HostOpenTelemetry host = HostOpenTelemetry.withoutProcessors();

    assertThat(ProviderProbe.of(host)).isInstanceOf(MINOR < 67 ? Live.class : NoOp.class);
  }

  @Test
  void of_noOp_isNoOp() {
    assertThat(ProviderProbe.of(OpenTelemetry.noop())).isEqualTo(new NoOp(null));
  }

  @Test
  void of_closed_isClosed() {
    HostOpenTelemetry host = HostOpenTelemetry.create();
    host.shutdown();

    assertThat(ProviderProbe.of(host)).isEqualTo(new Closed(null));
  }

  @Test
  void of_aTracersOwn_isOurs() {
    Map<String, String> environment = Map.of("HH_API_URL", "http://127.0.0.1:9");
    try (HoneyHiveTracer tracer = new HoneyHiveTracerBuilder(environment).build()) {
      OpenTelemetry ours = tracer.openTelemetry();

      assertThat(ProviderProbe.of(ours)).isEqualTo(new Ours(ours, true));
    }
  }

  @Test
  void claim_free_isGlobalAndNamesUsToWhoComesLater() {
    HostOpenTelemetry ours = HostOpenTelemetry.create();

    assertThat(GlobalClaim.claim(ours)).isTrue();

    assertThat(GlobalOpenTelemetry.get().getTracerProvider()).isSameAs(ours.getTracerProvider());
    assertThatIllegalStateException()
        .isThrownBy(() -> set(HostOpenTelemetry.create()))
        .withMessageStartingWith("GlobalOpenTelemetry.set has already been called.")
        .havingCause()
        .satisfies(claim -> assertThat(claim.getStackTrace()[1].toString())
            .contains("GlobalClaim.registeredByHoneyHiveUnlessGlobalIsNever(GlobalClaim.java:"));
  }

  @Test
  void claim_taken_leavesTheFirst() {
    HostOpenTelemetry first = HostOpenTelemetry.create();
    set(first);

    assertThat(GlobalClaim.claim(HostOpenTelemetry.create())).isFalse();

    assertThat(GlobalOpenTelemetry.get().getTracerProvider()).isSameAs(first.getTracerProvider());
    assertThat(ProviderProbe.ofTakenGlobal()).isInstanceOf(Live.class);
  }
}
