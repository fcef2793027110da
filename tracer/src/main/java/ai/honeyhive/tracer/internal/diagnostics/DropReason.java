package ai.honeyhive.tracer.internal.diagnostics;

/** Why a span was given up on this side. */
public enum DropReason {
  /** The queue was full, by count or by bytes. */
  QUEUE_FULL,
  /** It waited for its server longer than it may. */
  EXPIRED,
  /** The tracer was closed before it could be sent, or while the server did not answer. */
  CLOSED,
  /** It could not be encoded. */
  UNENCODABLE,
  /** It was too large for the server, even shortened. */
  TOO_LARGE,
  /** It waited on disk, and had to make room or grew too old. */
  EVICTED,
  /** A failure of our own. */
  INTERNAL
}
