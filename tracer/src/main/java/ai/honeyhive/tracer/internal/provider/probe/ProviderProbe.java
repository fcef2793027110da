package ai.honeyhive.tracer.internal.provider.probe;

import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.internal.provider.probe.ProviderState.Agent;
import ai.honeyhive.tracer.internal.provider.probe.ProviderState.AutoconfigureReady;
import ai.honeyhive.tracer.internal.provider.probe.ProviderState.Closed;
import ai.honeyhive.tracer.internal.provider.probe.ProviderState.Live;
import ai.honeyhive.tracer.internal.provider.probe.ProviderState.NoOp;
import ai.honeyhive.tracer.internal.provider.probe.ProviderState.Ours;
import ai.honeyhive.tracer.internal.provider.probe.ProviderState.Unknown;
import ai.honeyhive.tracer.internal.provider.probe.ProviderState.Untouched;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import org.jspecify.annotations.Nullable;

/**
 * Looks at an OpenTelemetry without changing it: no span is started, and the global one is not
 * asked for while that would set it.
 */
public final class ProviderProbe {
  /** The scope of the tracer's own spans, because a provider may switch off single scopes. */
  private static final String SCOPE = "ai.honeyhive.tracer";

  /** The package of HoneyHive's providers, also when it was relocated. */
  private static final String OUR_PROVIDERS = ".honeyhive.tracer.internal.provider.";

  private static final String PROVIDERS_OF_THIS_COPY = packageAbove();

  private ProviderProbe() {}

  private static String packageAbove() {
    String name = ProviderProbe.class.getName();
    return name.substring(0, name.indexOf("probe."));
  }

  /** What the global OpenTelemetry is. With NEVER nothing but reads without effect are made. */
  public static ProviderState ofGlobal(GlobalRegistration policy) {
    if (JavaAgent.isActive()) {
      return of(GlobalOpenTelemetry.get());
    }
    if (LaterApi.isGlobalSet()) {
      String setBy = policy == GlobalRegistration.NEVER ? null : SetBy.find();
      return look(GlobalOpenTelemetry.get(), setBy);
    }
    if (Autoconfigure.isReady()) {
      return new AutoconfigureReady();
    }
    return LaterApi.canReadGlobal() ? new Untouched() : new Unknown(Versions.ofApi());
  }

  /**
   * What the global OpenTelemetry is when it is known to be set, as after a claim lost: no version
   * has a reason not to know it then.
   */
  public static ProviderState ofTakenGlobal() {
    OpenTelemetry global = GlobalOpenTelemetry.get();
    return look(global, JavaAgent.isActive() ? null : SetBy.find());
  }

  /** What an OpenTelemetry is that somebody was given. */
  public static ProviderState of(OpenTelemetry given) {
    return look(given, null);
  }

  private static ProviderState look(OpenTelemetry openTelemetry, @Nullable String setBy) {
    Class<?> provider = openTelemetry.getTracerProvider().getClass();
    if (provider.getName().contains(OUR_PROVIDERS)) {
      boolean thisCopy = provider.getClassLoader() == ProviderProbe.class.getClassLoader()
          && provider.getName().startsWith(PROVIDERS_OF_THIS_COPY);
      return new Ours(openTelemetry, thisCopy);
    }
    Tracer tracer = openTelemetry.getTracer(SCOPE);
    if (JavaAgent.made(tracer)) {
      boolean enabled = LaterApi.isEnabled(tracer, !JavaAgent.isDisabledBySettings());
      return new Agent(openTelemetry, enabled);
    }
    Tracer noop = TracerProvider.noop().get(SCOPE);
    if (tracer.spanBuilder(SCOPE).getClass() != noop.spanBuilder(SCOPE).getClass()) {
      return new Live(openTelemetry, setBy);
    }
    // A tracer of an SDK stays one when that is shut down, and still says that it is enabled; it is
    // the builder of its spans that became a no-op.
    boolean closed = tracer.getClass() != noop.getClass() && LaterApi.isEnabled(tracer, true);
    return closed ? new Closed(setBy) : new NoOp(setBy);
  }
}
