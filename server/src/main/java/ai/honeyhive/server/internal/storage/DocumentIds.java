package ai.honeyhive.server.internal.storage;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ids of documents: 24 hex digits, as the published data plane has them. They begin with the time
 * and end with a counter, so ids of one server sort as they were made.
 */
public final class DocumentIds {
  private static final long PROCESS = new SecureRandom().nextLong() & 0xff_ffff_ffffL;
  private static final AtomicInteger COUNTER = new AtomicInteger();

  private DocumentIds() {}

  /** An id that no other document has. */
  public static String next() {
    return "%08x%010x%06x"
        .formatted(
            Instant.now().getEpochSecond() & 0xffff_ffffL,
            PROCESS,
            COUNTER.getAndIncrement() & 0xff_ffff);
  }
}
