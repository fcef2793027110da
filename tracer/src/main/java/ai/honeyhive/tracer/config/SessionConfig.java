package ai.honeyhive.tracer.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a session is started with. Immutable: each method returns a changed copy.
 *
 * <pre>{@code
 * SessionConfig.named("checkout").userProperty("plan", "pro").input("question", question)
 * }</pre>
 */
public final class SessionConfig {
  private final String name;
  private final @Nullable String id;
  private final @Nullable String source;
  private final EvaluationConfig evaluation;

  private SessionConfig(
      String name, @Nullable String id, @Nullable String source, EvaluationConfig evaluation) {
    this.name = name;
    this.id = id;
    this.source = source;
    this.evaluation = evaluation;
  }

  /**
   * Starts with the name of the session.
   *
   * @param name the name
   * @return a session with a new id, and nothing else set
   */
  public static SessionConfig named(String name) {
    Objects.requireNonNull(name, "name");
    return new SessionConfig(name, null, null, EvaluationConfig.NONE);
  }

  /**
   * Sets the id, to continue a session that exists or to have one known beforehand. One that is not
   * a UUID is replaced by a new one when the session starts, with a warning.
   *
   * @param id a UUID
   * @return a changed copy
   */
  public SessionConfig id(String id) {
    return new SessionConfig(name, Objects.requireNonNull(id, "id"), source, evaluation);
  }

  /**
   * Sets where the session comes from. Default: the source of the tracer.
   *
   * @param source the name of the environment
   * @return a changed copy
   */
  public SessionConfig source(String source) {
    return new SessionConfig(name, id, Objects.requireNonNull(source, "source"), evaluation);
  }

  /**
   * Sets which run, dataset and datapoint the session belongs to. Default: those of the scope it
   * starts in.
   *
   * @param evaluation the ids
   * @return a changed copy
   */
  public SessionConfig evaluation(EvaluationConfig evaluation) {
    return new SessionConfig(name, id, source, Objects.requireNonNull(evaluation, "evaluation"));
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
}
