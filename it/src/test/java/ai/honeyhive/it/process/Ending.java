package ai.honeyhive.it.process;

import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.TracedSpan;
import ai.honeyhive.tracer.config.GlobalRegistration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A program whose work is not over when it ends: spans end, and start, in an exit hook of its own,
 * beside HoneyHive's. The first argument says how.
 */
public final class Ending {
  private static final int TRACERS = 50;

  private static final List<HoneyHiveTracer> HELD = new ArrayList<>();

  private Ending() {}

  /** Runs the program. */
  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "hook" -> endInAHook(Long.parseLong(args[1]));
      case "sigterm" -> {
        endInAHook(Long.parseLong(args[1]));
        new ProcessBuilder(
                "kill", "-TERM", Long.toString(ProcessHandle.current().pid()))
            .start();
        new CountDownLatch(1).await();
      }
      case "after" -> startAfterTheHook();
      case "made" -> makeInAHook();
      case "many" -> leaveMany();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void hook(Runnable code) {
    Runtime.getRuntime().addShutdownHook(new Thread(code, "application-hook"));
  }

  /** A request that is under way when the process is told to end. */
  private static void endInAHook(long millis) {
    HoneyHiveTracer tracer = HoneyHiveTracer.init();
    tracer.run("early", span -> {});
    CountDownLatch started = new CountDownLatch(1);
    Thread request = new Thread(() -> {
      TracedSpan span = tracer.startSpan("under way");
      started.countDown();
      pause(millis);
      span.close();
    });
    request.setDaemon(true);
    hook(() -> join(request));
    request.start();
    await(started);
  }

  /** A request that comes when HoneyHive's hook has done what it can. */
  private static void startAfterTheHook() {
    HoneyHiveTracer tracer = HoneyHiveTracer.init();
    tracer.run("early", span -> {});
    hook(() -> {
      Thread.getAllStackTraces().keySet().stream()
          .filter(thread -> thread.getName().equals("honeyhive-exit"))
          .forEach(Ending::join);
      tracer.run("late", span -> {});
    });
  }

  /** A tracer that is made when no hook can be added any more. */
  private static void makeInAHook() {
    hook(() -> {
      HoneyHiveTracer tracer = HoneyHiveTracer.init();
      tracer.run("made late", span -> {});
      tracer.close();
    });
  }

  private static void leaveMany() {
    for (int i = 0; i < TRACERS; i++) {
      HoneyHiveTracer tracer = HoneyHiveTracer.builder()
          .apiKey("hh_key_" + i)
          .global(GlobalRegistration.NEVER)
          .build();
      tracer.run("lost", span -> {});
      HELD.add(tracer);
    }
    System.out.println("ends at " + System.currentTimeMillis());
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
