package ai.honeyhive.tracer.internal.export.transport;

import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The key of a tracer: one for ever, or what a supplier of the application says, asked at most once
 * a minute and never on a thread of the application. Its text form never holds the key.
 * Thread-safe.
 */
public final class ApiKey {
  private static final long FRESH = Duration.ofSeconds(60).toNanos();

  private final @Nullable Supplier<? extends @Nullable String> supplier;
  private final @Nullable Diagnostics diagnostics;
  private final LongSupplier clock;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable String key;
  private volatile boolean asked;
  private volatile long askedAt;

  private ApiKey(
      @Nullable String key,
      @Nullable Supplier<? extends @Nullable String> supplier,
      @Nullable Diagnostics diagnostics,
      LongSupplier clock) {
    this.key = key;
    this.supplier = supplier;
    this.diagnostics = diagnostics;
    this.clock = clock;
  }

  /** A key that stays, or none. */
  public static ApiKey of(@Nullable String key) {
    return new ApiKey(key, null, null, System::nanoTime);
  }

  /** A key that changes. */
  public static ApiKey of(Supplier<? extends @Nullable String> supplier, Diagnostics diagnostics) {
    return of(supplier, diagnostics, System::nanoTime);
  }

  static ApiKey of(
      Supplier<? extends @Nullable String> supplier, Diagnostics diagnostics, LongSupplier clock) {
    return new ApiKey(null, supplier, diagnostics, clock);
  }

  /** The key if it never changes, else nothing. */
  String constant() {
    String constant = supplier == null ? key : null;
    return constant == null ? "" : constant;
  }

  /**
   * The key to use now, or null when there is none. Asks the supplier when it was not asked for a
   * minute; a thread that comes while another asks gets the last key, if there is one.
   */
  @Nullable
  String current() {
    if (supplier == null || isFresh()) {
      return key;
    }
    if (key == null) {
      asking.lock();
    } else if (!asking.tryLock()) {
      return key;
    }
    try {
      if (!isFresh()) {
        ask(supplier);
      }
      return key;
    } finally {
      asking.unlock();
    }
  }

  /**
   * The server refused this key: asks the supplier at once, unless another request has led to
   * another key meanwhile.
   *
   * @return whether there is another key now
   */
  boolean refused(@Nullable String used) {
    if (supplier == null) {
      return false;
    }
    asking.lock();
    try {
      if (Objects.equals(used, key)) {
        ask(supplier);
      }
      return key != null && !key.equals(used);
    } finally {
      asking.unlock();
    }
  }

  private boolean isFresh() {
    return asked && clock.getAsLong() - askedAt < FRESH;
  }

  private void ask(Supplier<? extends @Nullable String> from) {
    String problem;
    try {
      String answer = from.get();
      problem = problem(answer);
      if (problem == null) {
        key = Objects.requireNonNull(answer).strip();
      }
    } catch (RuntimeException | LinkageError e) {
      // Its message is the application's, and may hold the key.
      problem = "threw " + e.getClass().getName();
    }
    askedAt = clock.getAsLong();
    asked = true;
    if (problem != null && diagnostics != null) {
      diagnostics.report(Diagnosis.HH210_KEY_SUPPLIER, "The supplier of the API key " + problem);
    }
  }

  private static @Nullable String problem(@Nullable String answer) {
    if (answer == null || answer.isBlank()) {
      return "returned none";
    }
    boolean usable = answer.strip().chars().allMatch(c -> c > ' ' && c < 0x7F);
    return usable ? null : "returned one with a character that no API key has";
  }

  @Override
  public String toString() {
    return supplier != null ? "ApiKey[supplied]" : key == null ? "ApiKey[none]" : "ApiKey[set]";
  }
}
