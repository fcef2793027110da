package ai.honeyhive.tracer.internal.context;

import io.opentelemetry.api.common.Attributes;

/**
 * The session and source of a tracer. The attributes are made once: setting a prebuilt set is what
 * a span start can afford.
 */
public record Identity(String sessionId, String sessionName, String source, Attributes attributes) {

  /** Makes an identity with the attribute names of the HoneyHive wire format. */
  public static Identity of(String sessionId, String sessionName, String source) {
    Attributes attributes = Attributes.of(SpanKeys.SESSION_ID, sessionId, SpanKeys.SOURCE, source);
    return new Identity(sessionId, sessionName, source, attributes);
  }
}
