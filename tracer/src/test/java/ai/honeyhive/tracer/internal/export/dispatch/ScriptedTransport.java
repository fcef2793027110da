package ai.honeyhive.tracer.internal.export.dispatch;

import ai.honeyhive.tracer.internal.export.transport.HttpAnswer;
import ai.honeyhive.tracer.internal.export.transport.HttpCall;
import ai.honeyhive.tracer.internal.export.transport.HttpTransport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A transport whose answers a test gives: in advance, or when it likes. */
public final class ScriptedTransport implements HttpTransport {
  /** A call that is not answered yet. */
  public record Open(HttpCall call, CompletableFuture<HttpAnswer> answer) {}

  public static final HttpAnswer OK = new HttpAnswer.Accepted(200, ByteBuffer.allocate(0));
  public static final HttpAnswer REFUSED_CONNECTION =
      new HttpAnswer.Unreachable(new IOException("refused"), false, false);
  public static final HttpAnswer TIMED_OUT =
      new HttpAnswer.Unreachable(new IOException("timed out"), true, false);
  public static final HttpAnswer STALE =
      new HttpAnswer.Unreachable(new IOException("closed"), true, true);

  private final Deque<HttpAnswer> script = new ArrayDeque<>();
  private final List<HttpCall> calls = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable HttpAnswer always;
  private @Nullable HttpAnswer cancelled;
  private @Nullable Workers clock;
  private Duration time = Duration.ZERO;
  private @Nullable Function<HttpCall, HttpAnswer> byCall;

  public static HttpAnswer status(int status) {
    return new HttpAnswer.Refused(status, "no", null);
  }

  public static HttpAnswer status(int status, Duration retryAfter) {
    return new HttpAnswer.Refused(status, "later", retryAfter);
  }

  /** The next calls are answered so, one after the other. */
  public ScriptedTransport then(HttpAnswer... answers) {
    script.addAll(List.of(answers));
    return this;
  }

  /** Calls for which there is nothing in the script are answered so; with null they stay open. */
  public ScriptedTransport always(@Nullable HttpAnswer answer) {
    always = answer;
    return this;
  }

  /** A call that is cancelled is answered so, as the real ones do; without, it just fails. */
  public ScriptedTransport whenCancelled(HttpAnswer answer) {
    cancelled = answer;
    return this;
  }

  /** What would stay open is answered after that time, or has timed out by then. */
  public ScriptedTransport after(Duration time, Workers clock) {
    this.time = time;
    this.clock = clock;
    return always(null);
  }

  /** From now on each call is answered as that says. */
  public ScriptedTransport script(Function<HttpCall, HttpAnswer> answers) {
    byCall = answers;
    return this;
  }

  @Override
  public CompletableFuture<HttpAnswer> send(HttpCall call) {
    calls.add(call);
    HttpAnswer otherwise = byCall == null ? always : byCall.apply(call);
    HttpAnswer answer = script.isEmpty() ? otherwise : script.remove();
    CompletableFuture<HttpAnswer> future = new CompletableFuture<>() {
      @Override
      public boolean cancel(boolean mayInterruptIfRunning) {
        return cancelled == null ? super.cancel(mayInterruptIfRunning) : complete(cancelled);
      }
    };
    if (answer == null && clock != null) {
      boolean late = time.compareTo(call.timeout()) > 0;
      clock.after(late ? call.timeout() : time, () -> future.complete(late ? TIMED_OUT : OK));
    } else if (answer == null) {
      open.add(new Open(call, future));
    } else {
      future.complete(answer);
    }
    return future;
  }

  /** Answers the call that is open longest. */
  public void answer(HttpAnswer answer) {
    open.remove().answer().complete(answer);
  }

  /** The calls so far. */
  public List<HttpCall> calls() {
    return calls;
  }

  /** The calls that are not answered. */
  public Deque<Open> open() {
    return open;
  }

  @Override
  public void close() {}
}
