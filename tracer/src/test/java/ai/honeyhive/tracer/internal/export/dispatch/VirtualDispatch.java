package ai.honeyhive.tracer.internal.export.dispatch;

/** One tracer's hold on workers whose time a test makes, and on one destination. */
public record VirtualDispatch(VirtualWorkers workers, Destination destination) implements Dispatch {
  @Override
  public long nanoTime() {
    return workers.nanoTime();
  }

  @Override
  public void close() {}
}
