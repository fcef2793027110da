package ai.honeyhive.client.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one span says about the session it belongs to; enough to create the session when it is not
 * known yet. Several spans of a session may each say a part. Immutable.
 */
public final class SessionSeed {
  /** The name of a session that nobody named. */
  public static final String DEFAULT_NAME = "Session";

  /** The source of a session whose spans name none. */
  public static final String DEFAULT_SOURCE = "otlp";

  private final String sessionId;
  private final @Nullable String name;
  private final @Nullable String source;
  private final boolean autoCreate;
  private final Map<String, @Nullable Object> metadata;

  SessionSeed(
      String sessionId,
      @Nullable String name,
      @Nullable String source,
      boolean autoCreate,
      Map<String, @Nullable Object> metadata) {
    this.sessionId = sessionId;
    this.name = name;
    this.source = source;
    this.autoCreate = autoCreate;
    this.metadata = metadata;
  }

  /** {@return the UUID of the session, lower case} */
  public String sessionId() {
    return sessionId;
  }

  /** {@return the name the span gives, or null; then {@link #DEFAULT_NAME} is to be used} */
  public @Nullable String name() {
    return name;
  }

  /** {@return the source the span gives, or null; then {@link #DEFAULT_SOURCE} is to be used} */
  public @Nullable String source() {
    return source;
  }

  /** {@return whether the span asks for the session to be created when it arrives} */
  public boolean autoCreate() {
    return autoCreate;
  }

  /** {@return what the span adds to the session's metadata; JSON-like, unmodifiable} */
  public Map<String, @Nullable Object> metadata() {
    return metadata;
  }
}
