package ai.honeyhive.tracer.config;

import ai.honeyhive.client.settings.Option;
import ai.honeyhive.tracer.internal.settings.PropagationOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a tracer tells other services who a request belongs to, and what it believes of what they
 * tell: session, run, dataset, datapoint and tracer travel as W3C baggage beside the trace. Source
 * and project are told for services in Python only, and never believed: each service has its own.
 * What is not set comes from system properties, the environment or a file, then the default.
 * Immutable: each method returns a changed copy.
 *
 * @see <a href="https://www.w3.org/TR/baggage/">W3C Baggage</a>
 */
public final class PropagationConfig {
  private static final PropagationConfig DEFAULTS = new PropagationConfig(new OptionValues());

  private final OptionValues values;

  /** What is written into the baggage of outgoing requests. */
  public enum Baggage {
    /** One entry, {@code honeyhive}, without source and project. */
    PACKED,
    /** The entries of HoneyHive's Python SDK: {@code session_id}, {@code run_id} and so on. */
    PYTHON,
    /** Both. */
    BOTH,
    /** Neither. */
    NONE
  }

  /** When what an incoming request says of its session is believed. */
  public enum Inbound {
    /** Never. */
    NEVER,
    /** Where the application asks for it: {@code extract} and {@code withRemoteContext}. */
    EXPLICIT,
    /** Also where instrumentation of a server reads the headers of each request. */
    ALWAYS
  }

  private PropagationConfig(OptionValues values) {
    this.values = values;
  }

  private <T> PropagationConfig with(Option<T> option, @Nullable T value) {
    OptionValues copy = values.copy();
    copy.set(option, value);
    return new PropagationConfig(copy);
  }

  OptionValues values() {
    return values;
  }

  /**
   * Returns the defaults: {@link Baggage#BOTH} to any host, {@link Inbound#EXPLICIT}.
   *
   * @return the defaults
   */
  public static PropagationConfig defaults() {
    return DEFAULTS;
  }

  /**
   * Sets what outgoing requests carry.
   *
   * @param baggage what
   * @return a changed copy
   */
  public PropagationConfig baggage(@Nullable Baggage baggage) {
    return with(PropagationOptions.BAGGAGE, baggage);
  }

  /**
   * Sets when incoming requests are believed.
   *
   * @param inbound when
   * @return a changed copy
   */
  public PropagationConfig inbound(@Nullable Inbound inbound) {
    return with(PropagationOptions.INBOUND, inbound);
  }

  /**
   * Sets the only hosts that are told; where the host of a request is not known, nothing is.
   * Default: all hosts. Where autoconfigure builds the application's OpenTelemetry, its
   * instrumentation tells these hosts too, and else nobody.
   *
   * @param hosts names as they stand in URLs, without port; {@code *.example.com} for all below,
   *     {@code *} for any
   * @return a changed copy
   * @throws IllegalArgumentException when one is blank
   */
  public PropagationConfig allowedHosts(String... hosts) {
    for (String host : hosts) {
      if (host.isBlank()) {
        throw new IllegalArgumentException("allowedHosts holds a blank name");
      }
    }
    return with(PropagationOptions.ALLOWED_HOSTS, List.of(hosts));
  }

  /**
   * Returns what outgoing requests carry.
   *
   * @return what
   */
  public Baggage baggage() {
    return values.get(PropagationOptions.BAGGAGE);
  }

  /**
   * Returns when incoming requests are believed.
   *
   * @return when
   */
  public Inbound inbound() {
    return values.get(PropagationOptions.INBOUND);
  }

  /**
   * Returns the only hosts that are told.
   *
   * @return their names; empty for all
   */
  public List<String> allowedHosts() {
    return values.get(PropagationOptions.ALLOWED_HOSTS);
  }
}
