package ai.honeyhive.tracer.internal.provider;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * How the application's copy of this SDK and the one in OpenTelemetry's agent talk: they share no
 * class, so through system properties and the attributes of spans.
 */
public final class AgentMarker {
  /** Set by the extension once it takes the agent's spans: its version. */
  public static final String EXTENSION = "ai.honeyhive.agent.extension";

  /** Set by the extension: {@link #fingerprint} of where it sends to, or {@link #NOWHERE}. */
  public static final String ENDPOINT = "ai.honeyhive.agent.endpoint";

  /** The endpoint of an extension that has no API key, or cannot use its settings. */
  public static final String NOWHERE = "nowhere";

  /** Set by the application: the session of its main tracer, for spans that name none. */
  public static final String SESSION = "ai.honeyhive.agent.session";

  /** Set by the application: the source of its main tracer. */
  public static final String SOURCE = "ai.honeyhive.agent.source";

  /**
   * Set by the application, with the name of an attribute appended: what else its main tracer's
   * spans carry.
   */
  public static final String IDENTITY = "ai.honeyhive.agent.identity.";

  /** Set by the application: what its main tracer captures. */
  public static final String CAPTURE = "ai.honeyhive.agent.capture";

  /**
   * Set by the extension, with the value of the attribute {@code honeyhive.self_check} appended:
   * what became of the span that carried it.
   */
  public static final String ANSWER = "ai.honeyhive.agent.check.";

  /** The class in the extension that the application calls by reflection. */
  public static final String DOOR = "ai.honeyhive.agent.AgentDoor";

  private static final int FINGERPRINT_BYTES = 8;

  private AgentMarker() {}

  /**
   * Tells whether two processes' halves send to the same place with the same key, without telling
   * either.
   */
  public static String fingerprint(URI server, @Nullable String apiKey) {
    String url = server.toString();
    String place = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    byte[] text = (place + '\n' + (apiKey == null ? "" : apiKey)).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
