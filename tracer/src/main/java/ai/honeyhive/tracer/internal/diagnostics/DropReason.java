package ai.honeyhive.tracer.internal.diagnostics;

import java.util.Locale;

/** Why a span was given up on this side. */
public enum DropReason {
  /** The queue was full, by count or by bytes. */
  QUEUE_FULL(0),
  /** It waited for its server longer than it may. */
  EXPIRED(1),
  /** The tracer was closed before it could be sent, or while the server did not answer. */
  CLOSED(2),
  /** It could not be encoded. */
  UNENCODABLE(3),
  /** It was too large for the server, even shortened. */
  TOO_LARGE(4),
  /** It waited on disk, and had to make room or grew too old. */
  EVICTED(5),
  /** A failure of our own. */
  INTERNAL(6);

  private final int place;
  private final String label = name().toLowerCase(Locale.ROOT);

  DropReason(int place) {
    this.place = place;
  }

  /** Which of the reasons it is, for all versions alike, see {@link Counts#toArray}. */
  int place() {
    return place;
  }

  /** What users read, such as {@code queue_full}. */
  public String label() {
    return label;
  }
}
