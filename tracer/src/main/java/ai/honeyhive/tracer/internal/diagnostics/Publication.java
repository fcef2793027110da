package ai.honeyhive.tracer.internal.diagnostics;

import io.opentelemetry.api.metrics.MeterProvider;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Shows a tracer's counts as {@link Exposure} says. It begins on a thread of its own, because JMX
 * takes its time to start, and holds the tracer weakly: whoever forgets the tracer closes this.
 * Thread-safe; never throws.
 */
public final class Publication implements AutoCloseable {
  /** What a tracer is known by where it is shown, and how many spans may wait in it. */
  public record Labels(String server, String sessionId, int queueSpans) {}

  private final Fence fence;
  private final Queue<Runnable> ends = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  private Publication(Fence fence) {
    this.fence = fence;
  }

  /** Begins to show a tracer. */
  public static Publication start(Exposure exposure, Readings tracer, Labels labels, Fence fence) {
    Publication publication = new Publication(fence);
    if (!exposure.isNone()) {
      Shown shown = new Shown(tracer, labels);
      Thread thread = new Thread(() -> publication.show(exposure, shown), "honeyhive-health");
      thread.setDaemon(true);
      thread.setContextClassLoader(null);
      fence.run("Showing the counts", thread::start);
    }
    return publication;
  }

  private void show(Exposure exposure, Shown tracer) {
    if (exposure.jmx()) {
      add("Showing the counts in JMX", () -> TracerBean.register(tracer));
    }
    MeterProvider meters = exposure.meters();
    if (meters != null) {
      add("Showing the counts as metrics", () -> TracerMetrics.register(meters, tracer));
    }
  }

  private void add(String what, Supplier<Runnable> registration) {
    fence.run(what, () -> {
      ends.add(registration.get());
      if (closed) {
        end();
      }
    });
  }

  @Override
  public void close() {
    closed = true;
    end();
  }

  private void end() {
    for (Runnable end = ends.poll(); end != null; end = ends.poll()) {
      fence.run("Showing the counts no more", end);
    }
  }
}
