package ai.honeyhive.it.delivery.backend;

/** What becomes of spans that are sent to a backend in one state. */
public enum Fate {
  /** The server takes all. */
  DELIVERED,
  /** The server refuses {@link BackendState#REJECTED} of them, and takes the others. */
  PARTLY_REJECTED,
  /** The server refuses all. */
  REJECTED,
  /** The server takes none of them, in any form; the server's word or ours. */
  GIVEN_UP,
  /** The server has none, and they are tried as long as there is time. */
  LOST,
  /** The server may have any of them, and nobody has heard of it. */
  UNKNOWN
}
