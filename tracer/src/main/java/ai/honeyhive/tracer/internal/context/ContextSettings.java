package ai.honeyhive.tracer.internal.context;

import ai.honeyhive.tracer.config.PropagationConfig;

/**
 * What a tracer does with the context its spans start in.
 *
 * @param propagation what other services are told, and believed
 * @param names which spans are left out because of their name
 * @param sessionPerRequest whether each request that a server span begins has a session of its own
 */
public record ContextSettings(
    PropagationConfig propagation, SpanNames names, boolean sessionPerRequest) {

  /** The defaults. */
  public static final ContextSettings DEFAULT =
      new ContextSettings(PropagationConfig.defaults(), SpanNames.ALL, false);
}
