package ai.honeyhive.tracer.internal.operations.later;

import ai.honeyhive.tracer.internal.lifecycle.Forgotten;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.lang.ref.Reference;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One result that is followed. It is held by those who can still bring the result to its end, and
 * by nobody else: when they are gone, so is this, and the result counts as forgotten. Thread-safe.
 */
public final class Following {
  private final Completion completion;
  private final AtomicBoolean read;
  private final Forgotten.Watch watch;

  private Following(Completion completion, AtomicBoolean read) {
    this.completion = completion;
    this.read = read;
    this.watch = Forgotten.watch(
        this, () -> completion.forget(read.get() ? "dropped before its end" : "never read"));
  }

  /** Follows a result that has to be read, such as a stream. */
  public static Following ofReadable(Completion completion) {
    return begun(new Following(completion, new AtomicBoolean()));
  }

  /** Follows a result that comes by itself. */
  public static Following of(Completion completion) {
    return begun(new Following(completion, new AtomicBoolean(true)));
  }

  private static Following begun(Following following) {
    following.watch.begin();
    following.completion.followed(following.watch::end);
    return following;
  }

  /** Whether this is the first that reads the result: what later ones read is not recorded. */
  boolean beginReading() {
    return read.compareAndSet(false, true);
  }

  /** Makes the place current where the work for the result belongs. */
  public Scope inside() {
    return enter(completion.context());
  }

  /** Makes a context current; nothing is thrown. */
  static Scope enter(@Nullable Context context) {
    if (context == null) {
      return Scope.noop();
    }
    Supplier<Scope> entering = context::makeCurrent;
    try {
      return entering.get();
    } catch (RuntimeException | LinkageError e) {
      return Scope.noop();
    }
  }

  /** A part of the result arrived. */
  public void chunk(@Nullable Object chunk) {
    try {
      completion.chunk(chunk);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** The result is complete. */
  public void complete(@Nullable Object result) {
    try {
      completion.complete(result);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** It failed. */
  public void fail(Throwable error) {
    try {
      completion.fail(error);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** It will never be complete. */
  public void abandon(String why) {
    try {
      completion.abandon(why);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** Whoever reads it failed, which is not the result's failure. */
  void readerFailed(Throwable error) {
    abandon("its reader failed: " + error.getClass().getName());
  }
}
