package ai.honeyhive.tracer.internal.export.dispatch;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Workers without threads, whose time passes only when a test says so. Not thread-safe. */
public final class VirtualWorkers implements Workers {
  private record Task(long at, long order, Runnable run) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::order));
  private long now = 1_000_000_000L;
  private long order;

  @Override
  public void execute(Runnable task) {
    tasks.add(new Task(now, order++, task));
  }

  @Override
  public void after(Duration time, Runnable task) {
    tasks.add(new Task(now + time.toNanos(), order++, task));
  }

  @Override
  public long nanoTime() {
    return now;
  }

  /** Runs what is to be run now. */
  public void run() {
    pass(Duration.ZERO);
  }

  /** Lets time pass, and runs what comes due meanwhile, each at its time. */
  public void pass(Duration time) {
    long end = now + time.toNanos();
    while (!tasks.isEmpty() && tasks.peek().at() <= end) {
      Task task = tasks.remove();
      now = Math.max(now, task.at());
      task.run().run();
    }
    now = end;
  }
}
