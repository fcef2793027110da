package ai.honeyhive.tracer.internal.export;

import ai.honeyhive.tracer.internal.export.encoding.Payload;

/** Where requests are put that their server does not take now. Thread-safe. */
interface Shelf {
  /** There is none: nothing is kept but in memory. */
  Shelf NONE = new Shelf() {
    @Override
    public boolean keeps() {
      return false;
    }

    @Override
    public boolean put(Payload payload, long createdNanos) {
      return false;
    }

    @Override
    public void replay() {}

    @Override
    public void close() {}
  };

  /** Whether it is worth asking. */
  boolean keeps();

  /**
   * Keeps a request.
   *
   * @return whether it is safe there
   */
  boolean put(Payload payload, long createdNanos);

  /** Sends what is kept, as long as the server takes it; called whenever it took something. */
  void replay();

  /** Lets go of what it holds open, until the next request. */
  default void release() {}

  void close();
}
