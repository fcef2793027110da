package ai.honeyhive.tracer.internal.provider.binding;

import ai.honeyhive.tracer.internal.export.Awaited;
import ai.honeyhive.tracer.internal.export.Outcome;
import ai.honeyhive.tracer.internal.provider.AgentMarker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Waits for the extension to say what became of a span that asked. */
final class CheckAnswer {
  private static final long LOOK_MILLIS = 20;
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

  private CheckAnswer() {}

  static void await(String nonce, CompletableFuture<Awaited.End> end) {
    look(AgentMarker.ANSWER + nonce, end, System.nanoTime() + PATIENCE_NANOS);
  }

  /** Looks again and again on the JDK's one timer thread; nobody is kept waiting by it. */
  private static void look(String property, CompletableFuture<Awaited.End> end, long deadline) {
    String answer = System.getProperty(property);
    if (answer != null) {
      System.clearProperty(property);
      int blank = answer.indexOf(' ');
      end.complete(new Awaited.End(
          Outcome.valueOf(answer.substring(0, blank)), answer.substring(blank + 1)));
    } else if (System.nanoTime() - deadline < 0) {
      CompletableFuture.delayedExecutor(LOOK_MILLIS, TimeUnit.MILLISECONDS, Runnable::run)
          .execute(() -> look(property, end, deadline));
    }
  }
}
