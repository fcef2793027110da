package ai.honeyhive.tracer.internal.provider.autoconfigure;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What is known of the SDKs that autoconfigure built in this process. Thread-safe. */
public final class Autoconfigured {
  private static final AtomicInteger JOINED = new AtomicInteger();
  private static final AtomicReference<@Nullable String> SAMPLER = new AtomicReference<>();

  private Autoconfigured() {}

  /** How many of them have our processor. */
  public static int joined() {
    return JOINED.get();
  }

  /** The description of the sampler of the last one; null when there is none, or none is known. */
  public static @Nullable String sampler() {
    return SAMPLER.get();
  }

  static void join() {
    JOINED.incrementAndGet();
  }

  static void sampledBy(String description) {
    SAMPLER.set(description);
  }
}
