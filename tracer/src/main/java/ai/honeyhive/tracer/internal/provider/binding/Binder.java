package ai.honeyhive.tracer.internal.provider.binding;

import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.internal.context.OpenTracers;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import ai.honeyhive.tracer.internal.diagnostics.Health;
import ai.honeyhive.tracer.internal.processing.MessageLogs;
import ai.honeyhive.tracer.internal.processing.routing.SpanRouter;
import ai.honeyhive.tracer.internal.provider.AgentMarker;
import ai.honeyhive.tracer.internal.provider.GlobalClaim;
import ai.honeyhive.tracer.internal.provider.OwnOpenTelemetry;
import ai.honeyhive.tracer.internal.provider.SharedOpenTelemetry;
import ai.honeyhive.tracer.internal.provider.environment.EnvironmentSettings;
import ai.honeyhive.tracer.internal.provider.probe.JavaAgent;
import ai.honeyhive.tracer.internal.provider.probe.ProviderProbe;
import ai.honeyhive.tracer.internal.provider.probe.ProviderState;
import ai.honeyhive.tracer.internal.provider.probe.Surroundings;
import ai.honeyhive.tracer.internal.provider.propagation.OwnPropagators;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Joins one tracer to the OpenTelemetry that is there: looks, decides, and says what is wanting. It
 * changes nothing of the host's but what {@link GlobalRegistration} allows.
 */
public final class Binder {
  private static final String THIRD_PARTY = "spans of other instrumentation are not captured";

  private final Joining joining;
  private final SpanOwner owner;
  private final Health health;
  private final Supplier<String> endpoint;

  /**
   * Makes the binder of one tracer.
   *
   * @param endpoint the fingerprint of where the tracer sends
   */
  public Binder(Joining joining, SpanOwner owner, Health health, Supplier<String> endpoint) {
    this.joining = joining;
    this.owner = owner;
    this.health = health;
    this.endpoint = endpoint;
  }

  /**
   * Looks and joins.
   *
   * @throws StrictModeException instead of the first warning, in strict mode
   */
  public Joined join() {
    Surroundings surroundings = Surroundings.look();
    surroundings.findings().forEach(finding -> warn(finding.diagnosis(), finding.what()));
    ProviderState state = look();
    boolean claims = joining.host() == null && mayClaim(state, surroundings);
    boolean claimed = claims && GlobalClaim.claim(SharedOpenTelemetry.instance());
    if (claims && !claimed) {
      // Somebody was faster; what that is can be seen in every version now.
      state = ProviderProbe.ofTakenGlobal();
    }
    if (claimed) {
      OpenTracers.keepMain();
    } else {
      warnWhenAskedForTheGlobal(state);
    }
    return new Joined(
        claimed ? own(false, true) : bind(state),
        state.name(),
        reason(state, surroundings),
        setBy(state),
        surroundings.versions());
  }

  private String reason(ProviderState state, Surroundings surroundings) {
    boolean left = state instanceof ProviderState.Untouched
        && joining.global() == GlobalRegistration.AUTO
        && surroundings.bringsItsOwn() != null;
    return left
        ? state.sentence() + "; that is left to " + surroundings.bringsItsOwn()
        : state.sentence();
  }

  private ProviderState look() {
    if (joining.host() != null) {
      return ProviderProbe.of(joining.host());
    }
    ProviderState state = ProviderProbe.ofGlobal(joining.global());
    if (state instanceof ProviderState.AutoconfigureReady
        && joining.global() != GlobalRegistration.NEVER) {
      // Built now, it is built with our processor; built later, it would be just the same. Nobody
      // but us asked for it, so nobody is named as the one who set it.
      state = ProviderProbe.of(GlobalOpenTelemetry.get());
    }
    return state;
  }

  private boolean mayClaim(ProviderState state, Surroundings surroundings) {
    return switch (joining.global()) {
      case NEVER -> false;
      case ALWAYS ->
        state instanceof ProviderState.Untouched || state instanceof ProviderState.Unknown;
      case AUTO -> state instanceof ProviderState.Untouched && surroundings.bringsItsOwn() == null;
    };
  }

  private void warnWhenAskedForTheGlobal(ProviderState state) {
    if (joining.global() == GlobalRegistration.ALWAYS
        && joining.host() == null
        && !(state instanceof ProviderState.Ours)) {
      warn(
          Diagnosis.HH113_GLOBAL_TAKEN,
          "The global OpenTelemetry was to be HoneyHive's and is not: " + state.sentence());
    }
  }

  private Binding bind(ProviderState state) {
    if (state instanceof ProviderState.Live live) {
      return ofHost(live.openTelemetry());
    }
    if (state instanceof ProviderState.Agent agent) {
      return underAgent(agent);
    }
    if (state instanceof ProviderState.NoOp) {
      warn(Diagnosis.HH104_GLOBAL_NO_OP, state.sentence() + ", so " + THIRD_PARTY);
    } else if (state instanceof ProviderState.Closed) {
      warn(Diagnosis.HH105_GLOBAL_CLOSED, state.sentence() + ", so " + THIRD_PARTY);
    } else if (state instanceof ProviderState.Unknown && isUnexpectedlyUnknown()) {
      warn(Diagnosis.HH108_STATE_UNKNOWN, state.sentence());
    }
    return own(false, state instanceof ProviderState.Ours ours && ours.thisCopy());
  }

  /** Who says NEVER, or has our processor in place, has answered the question. */
  private boolean isUnexpectedlyUnknown() {
    return joining.global() != GlobalRegistration.NEVER && !SpanRouter.isOnAHost();
  }

  private Binding own(boolean isolated, boolean global) {
    EnvironmentSettings environment = EnvironmentSettings.ofProcess(joining.limits());
    environment.reportTo(health.diagnostics());
    OwnOpenTelemetry own = new OwnOpenTelemetry(
        SpanRouter.ofTracer(owner, environment.spanLimits(), health.fence()),
        new MessageLogs(health.fence()),
        new OwnPropagators(owner, health.fence()),
        environment);
    return new OwnBinding(own, isolated, global);
  }

  private Binding ofHost(OpenTelemetry host) {
    if (!isSdk(host)) {
      warn(
          Diagnosis.HH115_UNREADABLE_SPANS,
          "The OpenTelemetry of the application is not the SDK ("
              + host.getTracerProvider().getClass().getName()
              + "), so its spans cannot be read");
      return own(false, false);
    }
    HostBinding binding =
        new HostBinding(host, owner, health.fence(), this::tapped, JavaAgent.isActive());
    if (!SpanRouter.isOnAHost()) {
      warn(Diagnosis.HH103_TAP, tapWarning());
    }
    return binding;
  }

  private void tapped() {
    health.diagnostics().report(Diagnosis.HH103_TAP, Binder::tapWarning);
  }

  private static String tapWarning() {
    return "The application's OpenTelemetry was built without HoneyHive's span processor: "
        + THIRD_PARTY;
  }

  private static boolean isSdk(OpenTelemetry host) {
    return host.getTracer(OwnOpenTelemetry.SCOPE)
        .spanBuilder("probe")
        .getClass()
        .getName()
        .startsWith("io.opentelemetry.sdk.trace.");
  }

  private Binding underAgent(ProviderState.Agent agent) {
    String sendsTo = System.getProperty(AgentMarker.ENDPOINT);
    if (!agent.enabled()) {
      warn(
          Diagnosis.HH107_AGENT_DISABLED,
          "OpenTelemetry's agent runs, and its SDK is disabled: it makes no spans");
    } else if (sendsTo == null) {
      warn(
          Diagnosis.HH106_AGENT_WITHOUT_EXTENSION,
          "OpenTelemetry's agent runs without HoneyHive's extension: spans of the agent are not"
              + " captured");
    } else if (!sendsTo.equals(endpoint.get())) {
      warn(
          Diagnosis.HH114_EXTENSION_SENDS_ELSEWHERE,
          sendsTo.equals(AgentMarker.NOWHERE)
              ? "HoneyHive's extension in OpenTelemetry's agent has no API key, so it takes no spans"
              : "HoneyHive's extension in OpenTelemetry's agent sends to another server or project");
    } else {
      Binding binding =
          new AgentBinding(agent.openTelemetry(), owner, health.fence(), ExtensionDoor.find());
      PublishedMain.add(owner, joining.main());
      return binding;
    }
    return own(true, false);
  }

  private void warn(Diagnosis diagnosis, String what) {
    if (joining.strict()) {
      throw new StrictModeException(diagnosis, what, null);
    }
    health.diagnostics().report(diagnosis, what);
  }

  private static @Nullable String setBy(ProviderState state) {
    if (state instanceof ProviderState.NoOp noOp) {
      return noOp.setBy();
    }
    if (state instanceof ProviderState.Closed closed) {
      return closed.setBy();
    }
    return state instanceof ProviderState.Live live ? live.setBy() : null;
  }
}
