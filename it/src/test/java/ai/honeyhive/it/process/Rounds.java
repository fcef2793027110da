package ai.honeyhive.it.process;

import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.TracerStatus;
import ai.honeyhive.tracer.config.GlobalRegistration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Opens a tracer, records, flushes and closes it from several threads at once, and looks whether
 * anybody hangs and whether every span was counted once; that many times. Ends with 0 when all is
 * well.
 */
public final class Rounds {
  private static final int SPANS = 5;
  private static final int PATIENCE_SECONDS = 30;
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final String NOBODY = "http://127.0.0.1:9";

  private static final Logger LOG = Logger.getLogger("ai.honeyhive.tracer");

  private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
    Thread thread = new Thread(task, "application");
    thread.setDaemon(true);
    return thread;
  });

  private Rounds() {}

  /** Runs the program. */
  public static void main(String[] args) throws Exception {
    // A tracer that is closed in a hurry says what it lost.
    LOG.setLevel(Level.OFF);
    int rounds = Integer.parseInt(args[0]);
    int hangs = 0;
    int wrong = 0;
    long started = System.nanoTime();
    try (LocalBackend backend = new LocalBackend()) {
      for (int i = 0; i < rounds && hangs == 0; i++) {
        // Each tenth has nobody to send to.
        HoneyHiveTracer tracer = HoneyHiveTracer.builder()
            .apiKey("hh_" + i % 3)
            .serverUrl(i % 10 == 9 ? NOBODY : backend.uri())
            .global(GlobalRegistration.NEVER)
            .build();
        if (!endsInTime(tracer)) {
          hangs++;
          dump();
        } else if (!isAccounted(tracer)) {
          wrong++;
        }
      }
    }
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);
    System.out.println(
        rounds + " rounds, " + hangs + " hangs, " + wrong + " wrong sums, in " + seconds + " s");
    Runtime.getRuntime().halt(hangs + wrong == 0 ? 0 : 1);
  }

  private static boolean endsInTime(HoneyHiveTracer tracer) throws Exception {
    List<Callable<Object>> callers = List.of(
        () -> record(tracer),
        () -> {
          record(tracer);
          return tracer.flush(SHORT);
        },
        () -> tracer.flush(Duration.ZERO),
        () -> close(tracer),
        () -> close(tracer));
    List<Future<Object>> running = new ArrayList<>();
    callers.forEach(caller -> running.add(THREADS.submit(caller)));
    try {
      for (Future<Object> caller : running) {
        caller.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      return true;
    } catch (TimeoutException hang) {
      return false;
    }
  }

  private static Object record(HoneyHiveTracer tracer) {
    for (int i = 0; i < SPANS; i++) {
      tracer.run("step", span -> {});
    }
    return tracer;
  }

  private static Object close(HoneyHiveTracer tracer) throws InterruptedException {
    TimeUnit.MICROSECONDS.sleep(ThreadLocalRandom.current().nextInt(2000));
    return tracer.close(SHORT);
  }

  /** A span that ended while its tracer was closed may still be between two of the counts. */
  private static boolean isAccounted(HoneyHiveTracer tracer) throws InterruptedException {
    TracerStatus status = tracer.status();
    for (int i = 0; i < 100 && !isAccounted(status); i++) {
      TimeUnit.MILLISECONDS.sleep(10);
      status = tracer.status();
    }
    if (!isAccounted(status)) {
      System.out.println(status);
    }
    return isAccounted(status);
  }

  private static boolean isAccounted(TracerStatus status) {
    long told = status.delivered() + status.rejected() + status.unconfirmed() + status.dropped();
    return status.live() == 0 && status.pending() == 0 && status.ended() == told;
  }

  private static void dump() {
    Thread.getAllStackTraces().forEach((thread, stack) -> {
      System.out.println(thread);
      for (StackTraceElement frame : stack) {
        System.out.println("    " + frame);
      }
    });
  }
}
