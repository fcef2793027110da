package ai.honeyhive.tracer.internal.export;

/** What became of one span. */
public enum Outcome {
  /** The server acknowledged it. */
  DELIVERED,
  /** The server answered, and did not take it. */
  REJECTED,
  /** It was sent, and the server never answered. */
  UNCONFIRMED,
  /** It was given up here. */
  DROPPED,
  /** It waits on disk. */
  SPILLED,
  /** The server took a part of the request; which one it does not say. */
  UNCERTAIN;

  static Outcome ofPartly(int rejected, int all) {
    return rejected == 0 ? DELIVERED : rejected == all ? REJECTED : UNCERTAIN;
  }
}
