package ai.honeyhive.tracer.internal.provider.probe;

import io.opentelemetry.api.OpenTelemetry;
import org.jspecify.annotations.Nullable;

/**
 * What an OpenTelemetry is, as far as can be seen without changing it. Where there is a
 * {@code setBy}, it is the line of code that set the global one, like
 * {@code com.acme.App.main(App.java:12)}; null when nobody looked, or it is not the global one.
 */
public sealed interface ProviderState {

  /** A short name in lower case, for example {@code no-op}. */
  String name();

  /** What was found, as one sentence without its full stop. */
  String sentence();

  /** Nobody has registered or asked for a global OpenTelemetry. */
  record Untouched() implements ProviderState {
    @Override
    public String name() {
      return "untouched";
    }

    @Override
    public String sentence() {
      return "Nobody has registered a global OpenTelemetry";
    }
  }

  /** Before 1.57 the global one cannot be read without setting it. */
  record Unknown(String apiVersion) implements ProviderState {
    @Override
    public String name() {
      return "unknown";
    }

    @Override
    public String sentence() {
      return "OpenTelemetry "
          .concat(apiVersion)
          .concat(" does not let anybody see whether a global OpenTelemetry is registered");
    }
  }

  /**
   * {@code GlobalOpenTelemetry.get()} gives the SDK that autoconfigure makes. Nobody has asked for
   * it yet; before 1.57 that cannot be seen, but to ask is safe.
   */
  record AutoconfigureReady() implements ProviderState {
    @Override
    public String name() {
      return "autoconfigure-ready";
    }

    @Override
    public String sentence() {
      return "OpenTelemetry's autoconfigure makes the global OpenTelemetry when it is first used";
    }
  }

  /** It records nothing: a no-op, or from 1.67 on an SDK without span processors. */
  record NoOp(@Nullable String setBy) implements ProviderState {
    @Override
    public String name() {
      return "no-op";
    }

    @Override
    public String sentence() {
      return setBy == null
          ? "The OpenTelemetry that is there records nothing"
          : "The global OpenTelemetry, set at ".concat(setBy).concat(", records nothing");
    }
  }

  /** An SDK that was shut down. */
  record Closed(@Nullable String setBy) implements ProviderState {
    @Override
    public String name() {
      return "closed";
    }

    @Override
    public String sentence() {
      return setBy == null
          ? "The OpenTelemetry that is there was shut down"
          : "The global OpenTelemetry, set at ".concat(setBy).concat(", was shut down");
    }
  }

  /**
   * It makes spans. Whether anything receives them is not visible: before 1.67 an SDK without span
   * processors is also live.
   */
  record Live(OpenTelemetry openTelemetry, @Nullable String setBy) implements ProviderState {
    @Override
    public String name() {
      return "live";
    }

    @Override
    public String sentence() {
      return setBy == null
          ? "There is an OpenTelemetry that makes spans"
          : "A global OpenTelemetry, set at ".concat(setBy).concat(", makes spans");
    }
  }

  /**
   * The bridge to OpenTelemetry's Java agent. Not enabled means that the agent's SDK is disabled
   * and makes no spans.
   */
  record Agent(OpenTelemetry openTelemetry, boolean enabled) implements ProviderState {
    @Override
    public String name() {
      return "agent";
    }

    @Override
    public String sentence() {
      return enabled
          ? "OpenTelemetry's Java agent is active"
          : "OpenTelemetry's Java agent is active, but its SDK is disabled";
    }
  }

  /** HoneyHive's own, made by this copy of the SDK or by another one. */
  record Ours(OpenTelemetry openTelemetry, boolean thisCopy) implements ProviderState {
    @Override
    public String name() {
      return "ours";
    }

    @Override
    public String sentence() {
      return thisCopy
          ? "The OpenTelemetry that is there is HoneyHive's own"
          : "The OpenTelemetry that is there belongs to another copy of HoneyHive's SDK";
    }
  }
}
