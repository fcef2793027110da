package ai.honeyhive.tracer.config;

import ai.honeyhive.tracer.internal.processing.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a session is started with. Immutable: each method returns a changed copy.
 *
 * <pre>{@code
 * SessionConfig.named("checkout").userProperty("plan", "pro").input("question", question)
 * }</pre>
 *
 * Values are anything that has a JSON form, and encoded at once: what is recorded is what was
 * passed. Null is not recorded. A text longer than 256 K characters is cut, and what goes beyond 1
 * MiB in all is left out, with a warning when the session starts.
 */
public final class SessionConfig {
  private final String name;
  private @Nullable String id;
  private @Nullable String source;
  private EvaluationConfig evaluation = EvaluationConfig.NONE;
  private Map<String, Map<String, String>> content = Map.of();
  private List<String> uncaptured = List.of();

  private SessionConfig(String name) {
    this.name = name;
  }

  private SessionConfig copy() {
    SessionConfig copy = new SessionConfig(name);
    copy.id = id;
    copy.source = source;
    copy.evaluation = evaluation;
    copy.content = content;
    copy.uncaptured = uncaptured;
    return copy;
  }

  /**
   * Starts with the name of the session.
   *
   * @param name the name
   * @return a session with a new id, and nothing else set
   */
  public static SessionConfig named(String name) {
    return new SessionConfig(Objects.requireNonNull(name, "name"));
  }

  /**
   * Sets the id, to continue a session that exists or to have one known beforehand. One that is not
   * a UUID is replaced by a new one when the session starts, with a warning.
   *
   * @param id a UUID
   * @return a changed copy
   */
  public SessionConfig id(String id) {
    SessionConfig copy = copy();
    copy.id = Objects.requireNonNull(id, "id");
    return copy;
  }

  /**
   * Sets where the session comes from. Default: the source of the tracer.
   *
   * @param source the name of the environment
   * @return a changed copy
   */
  public SessionConfig source(String source) {
    SessionConfig copy = copy();
    copy.source = Objects.requireNonNull(source, "source");
    return copy;
  }

  /**
   * Sets which run, dataset and datapoint the session belongs to. Default: those of the scope it
   * starts in.
   *
   * @param evaluation the ids
   * @return a changed copy
   */
  public SessionConfig evaluation(EvaluationConfig evaluation) {
    SessionConfig copy = copy();
    copy.evaluation = Objects.requireNonNull(evaluation, "evaluation");
    return copy;
  }

  /**
   * Adds something that went into the session.
   *
   * @param key what it is
   * @param value any value
   * @return a changed copy
   */
  public SessionConfig input(String key, @Nullable Object value) {
    return with("inputs", Collections.singletonMap(key, value));
  }

  /**
   * Adds what went into the session.
   *
   * @param inputs any values
   * @return a changed copy
   */
  public SessionConfig inputs(Map<String, ?> inputs) {
    return with("inputs", inputs);
  }

  /**
   * Adds something that is to be known of the session.
   *
   * @param key what it is
   * @param value any value
   * @return a changed copy
   */
  public SessionConfig metadata(String key, @Nullable Object value) {
    return with("metadata", Collections.singletonMap(key, value));
  }

  /**
   * Adds what is to be known of the session.
   *
   * @param metadata any values
   * @return a changed copy
   */
  public SessionConfig metadata(Map<String, ?> metadata) {
    return with("metadata", metadata);
  }

  /**
   * Adds something that is to be known of the user.
   *
   * @param key what it is
   * @param value any value
   * @return a changed copy
   */
  public SessionConfig userProperty(String key, @Nullable Object value) {
    return with("user_properties", Collections.singletonMap(key, value));
  }

  /**
   * Adds what is to be known of the user.
   *
   * @param properties any values
   * @return a changed copy
   */
  public SessionConfig userProperties(Map<String, ?> properties) {
    return with("user_properties", properties);
  }

  private SessionConfig with(String section, Map<String, ?> values) {
    Map<String, String> merged = new LinkedHashMap<>(content.getOrDefault(section, Map.of()));
    List<String> losses = new ArrayList<>(uncaptured);
    merged.putAll(JsonValue.texts(values, losses::add));
    Map<String, Map<String, String>> all = new LinkedHashMap<>(content);
    all.put(section, Collections.unmodifiableMap(merged));
    SessionConfig copy = copy();
    copy.content = Collections.unmodifiableMap(all);
    copy.uncaptured = List.copyOf(losses);
    return copy;
  }

  /**
   * Returns the name.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * Returns the id that was set.
   *
   * @return the id as it was given, or null
   */
  public @Nullable String id() {
    return id;
  }

  /**
   * Returns the source that was set.
   *
   * @return the source, or null
   */
  public @Nullable String source() {
    return source;
  }

  /**
   * Returns the run, dataset and datapoint that were set.
   *
   * @return the ids, {@link EvaluationConfig#NONE} when none were set
   */
  public EvaluationConfig evaluation() {
    return evaluation;
  }

  /**
   * Returns inputs, metadata and user properties as they will be sent.
   *
   * @return JSON texts by key, by {@code inputs}, {@code metadata} and {@code user_properties};
   *     only of those that were set
   */
  public Map<String, Map<String, String>> content() {
    return content;
  }

  /**
   * Returns what could not be recorded as it was passed.
   *
   * @return a sentence for each value, without its full stop
   */
  public List<String> uncaptured() {
    return uncaptured;
  }
}
