package ai.honeyhive.tracer.internal.export.transport;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One request under way. Whatever comes first is its answer: the server's, a failure, the end of
 * its time, or the end of the transport; cancelling {@link #answer} ends it too, and tells whether
 * the server may have got it.
 */
abstract class Exchange {
  /** What is read of an answer's body; no server has that much to say to a tracer. */
  static final int BODY_LIMIT = 64 * 1024;

  private final HttpCall call;
  private final CompletableFuture<HttpAnswer> answer = new Answer();
  private final Set<String> servers;
  private final String server;
  private final boolean maybeReused;
  private volatile boolean sent;
  private volatile boolean responded;

  private final class Answer extends CompletableFuture<HttpAnswer> {
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      return stop(new IOException("the request was cancelled"));
    }
  }

  /** Makes one. {@code servers} have answered before, so that there may be connections to them. */
  Exchange(HttpCall call, Set<String> servers) {
    this.call = call;
    this.servers = servers;
    this.server = call.uri().getScheme() + "://" + call.uri().getRawAuthority();
    this.maybeReused = servers.contains(server);
  }

  /** Starts it; the time runs from now. Tells when it is over. */
  final void begin(TransportThreads threads, Runnable over) {
    Future<?> timer = threads.schedule(this::expire, call.timeout().toMillis(), MILLISECONDS);
    Future<?> connecting = threads.schedule(this::expireConnecting, connectMillis(), MILLISECONDS);
    CompletableFuture<?> ending = answer.whenComplete((end, failure) -> {
      timer.cancel(false);
      connecting.cancel(false);
      over.run();
    });
    try {
      if (!ending.isDone()) {
        start();
      }
    } catch (RuntimeException | LinkageError e) {
      fail(e);
    }
  }

  /** Starts to send, without waiting for the end. */
  abstract void start();

  /** Gives up the connection. Called on any thread, perhaps before the start. */
  abstract void abort();

  /** After which time it ends when the server cannot have got anything. */
  long connectMillis() {
    return call.timeout().toMillis();
  }

  private void expireConnecting() {
    if (!sent) {
      stop(new HttpConnectTimeoutException("no connection within " + connectMillis() + " ms"));
    }
  }

  private void expire() {
    stop(
        new HttpTimeoutException("no complete answer within " + call.timeout().toMillis() + " ms"));
  }

  /** Ends it from outside; false when it was over. */
  final boolean stop(IOException why) {
    boolean first = answer.complete(new HttpAnswer.Unreachable(why, sent, false));
    if (first) {
      abort();
    }
    return first;
  }

  final HttpCall call() {
    return call;
  }

  final CompletableFuture<HttpAnswer> answer() {
    return answer;
  }

  final boolean isOver() {
    return answer.isDone();
  }

  /** From now on the server may have got the request. */
  final void sent() {
    sent = true;
  }

  /** The server has begun to answer. */
  final void responded() {
    responded = true;
  }

  /** The server has answered; {@code body} is all of its answer, or as much as is read. */
  final void answered(int status, ByteBuffer body, RetryAfter.Headers headers) {
    servers.add(server);
    if (status >= 200 && status < 300) {
      answer.complete(new HttpAnswer.Accepted(status, body));
    } else {
      answer.complete(new HttpAnswer.Refused(status, ErrorText.of(body), RetryAfter.of(headers)));
    }
  }

  /** Something went wrong. */
  final void fail(@Nullable Throwable failure) {
    Exception cause = Failures.readable(failure, call.uri());
    boolean arrived = sent && !Failures.isBeforeTheRequest(cause);
    boolean stale = maybeReused && !responded && Failures.isClosedConnection(cause);
    answer.complete(new HttpAnswer.Unreachable(cause, arrived, stale));
  }
}
