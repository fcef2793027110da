package ai.honeyhive.client.runs;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is. The constants are what the data plane takes; a status it answers that is not
 * among them is kept as it is. Immutable.
 */
public final class RunStatus {
  /** Made, and not begun. */
  public static final RunStatus PENDING = new RunStatus("pending");

  /** At work. */
  public static final RunStatus RUNNING = new RunStatus("running");

  /** Done. */
  public static final RunStatus COMPLETED = new RunStatus("completed");

  /** Ended by an error. */
  public static final RunStatus FAILED = new RunStatus("failed");

  /** Ended by somebody. */
  public static final RunStatus CANCELLED = new RunStatus("cancelled");

  private final String wireName;

  private RunStatus(String wireName) {
    this.wireName = wireName;
  }

  /**
   * {@return the status of this name}
   *
   * @param wireName the name used on the wire; case does not matter
   */
  public static RunStatus of(String wireName) {
    return new RunStatus(wireName.strip().toLowerCase(Locale.ROOT));
  }

  /** {@return the name used on the wire, for example {@code completed}} */
  public String wireName() {
    return wireName;
  }

  /** {@return whether nothing more will happen in the run} */
  public boolean ended() {
    return equals(COMPLETED) || equals(FAILED) || equals(CANCELLED);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RunStatus status && wireName.equals(status.wireName);
  }

  @Override
  public int hashCode() {
    return wireName.hashCode();
  }

  @Override
  public String toString() {
    return wireName;
  }
}
