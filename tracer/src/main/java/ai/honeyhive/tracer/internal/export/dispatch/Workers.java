package ai.honeyhive.tracer.internal.export.dispatch;

import java.time.Duration;

/** The threads that work for all tracers, and the time they go by. Thread-safe. */
public interface Workers {
  /** Workers that have ended: they do nothing. */
  Workers ENDED = new Workers() {
    @Override
    public void execute(Runnable task) {}

    @Override
    public void after(Duration time, Runnable task) {}

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }
  };

  /** Runs the task soon. It is not run when the workers have ended. */
  void execute(Runnable task);

  /** Runs the task after that time, unless the workers end before. */
  void after(Duration time, Runnable task);

  /** The time as {@link System#nanoTime} gives it. */
  long nanoTime();
}
