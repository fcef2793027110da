package ai.honeyhive.tracer;

import ai.honeyhive.tracer.internal.export.Awaited;
import ai.honeyhive.tracer.internal.export.Outcome;
import ai.honeyhive.tracer.internal.lifecycle.TracerCore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What became of the one span of {@link HoneyHiveTracer#selfCheck}. Immutable. */
public final class SelfCheck {
  private final boolean delivered;
  private final String detail;

  private SelfCheck(boolean delivered, String detail) {
    this.delivered = delivered;
    this.detail = detail;
  }

  static SelfCheck failed(String why) {
    return new SelfCheck(false, why);
  }

  static SelfCheck run(TracerCore core, Duration timeout) {
    long millis = Math.max(0, Math.min(timeout.toMillis(), Duration.ofDays(1).toMillis()));
    CompletableFuture<Awaited.End> answer = core.check();
    try {
      Awaited.End end = answer.get(millis, TimeUnit.MILLISECONDS);
      return new SelfCheck(end.outcome() == Outcome.DELIVERED, end.why());
    } catch (TimeoutException e) {
      return failed("there was no answer within " + millis + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed("the thread was interrupted while it waited");
    } catch (ExecutionException e) {
      return failed(String.valueOf(e.getCause()));
    }
  }

  /**
   * Tells whether the server acknowledged the span.
   *
   * @return true when it did
   */
  public boolean isDelivered() {
    return delivered;
  }

  /**
   * Says what the server answered, or why there is no answer.
   *
   * @return a sentence without its full stop
   */
  public String detail() {
    return detail;
  }

  @Override
  public String toString() {
    return "SelfCheck[" + (delivered ? "delivered" : "not delivered") + ": " + detail + "]";
  }
}
