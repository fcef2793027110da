package ai.honeyhive.tracer.internal.export.spill;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A directory that is open, for all tracers of this process that spill to it. Whoever gets the
 * first request keeps it until it is acknowledged or the opening is closed.
 */
final class SharedSpill {
  private final DirectoryLock directoryLock;
  private final SpillQueue queue;
  private final Reports reports;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<UUID, Opening> openings = new LinkedHashMap<>();
  private @Nullable Opening replaying;
  private volatile long spans;

  private SharedSpill(DirectoryLock directoryLock, SpillQueue queue, Reports reports) {
    this.directoryLock = directoryLock;
    this.queue = queue;
    this.reports = reports;
  }

  static SharedSpill open(SpillSettings settings) throws IOException {
    DirectoryLock directoryLock = DirectoryLock.take(settings.directory());
    boolean opened = false;
    try {
      Reports reports = new Reports();
      SharedSpill shared =
          new SharedSpill(directoryLock, SpillQueue.open(settings, reports), reports);
      opened = true;
      return shared;
    } finally {
      if (!opened) {
        directoryLock.close();
      }
    }
  }

  void join(Opening opening) {
    locked(opening, () -> openings.put(opening.writer(), opening));
  }

  /** Releases the directory with the last one. */
  void leave(Opening opening) {
    locked(opening, () -> {
      openings.remove(opening.writer());
      if (opening == replaying) {
        replaying = null;
        queue.giveBack();
      }
      if (openings.isEmpty()) {
        queue.close();
        directoryLock.close();
      }
      return null;
    });
  }

  /** Whether nobody uses it any more. */
  boolean isReleased() {
    lock.lock();
    try {
      return openings.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  boolean add(Opening opening, SpilledRequest request) {
    return Boolean.TRUE.equals(locked(opening, () -> isOpen(opening) && queue.add(request)));
  }

  @Nullable
  SpilledRequest first(Opening opening) {
    return locked(opening, () -> {
      if (!isOpen(opening) || (replaying != null && replaying != opening)) {
        return null;
      }
      SpilledRequest request = queue.first();
      replaying = request == null ? null : opening;
      return request;
    });
  }

  void acknowledge(Opening opening, long rejected) {
    RecordHeader record = locked(opening, () -> {
      if (replaying != opening) {
        return null;
      }
      replaying = null;
      return queue.acknowledge();
    });
    Opening writer = record == null ? null : opening(record.writer());
    if (record != null && writer != null && writer != opening) {
      writer.losses().settled(record.spans() - rejected, rejected);
    }
  }

  /** Does not wait for a disk that is slow. */
  long spans() {
    return spans;
  }

  private boolean isOpen(Opening opening) {
    return openings.containsKey(opening.writer());
  }

  private @Nullable Opening opening(UUID writer) {
    lock.lock();
    try {
      return openings.get(writer);
    } finally {
      lock.unlock();
    }
  }

  /** What there is to tell is told without the lock: the listener may call back. */
  private <T> @Nullable T locked(Opening caller, Supplier<@Nullable T> operation) {
    T result;
    Reports.Batch batch;
    Map<UUID, Opening> present;
    lock.lock();
    try {
      result = operation.get();
      spans = queue.spans();
      batch = reports.take();
      present = batch.isEmpty() ? Map.of() : Map.copyOf(openings);
    } finally {
      lock.unlock();
    }
    if (!batch.isEmpty()) {
      tell(batch, present, caller);
    }
    return result;
  }

  private static void tell(Reports.Batch batch, Map<UUID, Opening> present, Opening caller) {
    for (Reports.Loss loss : batch.losses()) {
      present
          .getOrDefault(loss.writer(), caller)
          .losses()
          .lost(loss.writer(), loss.spans(), loss.why());
    }
    String failure = batch.failure();
    if (failure != null) {
      List.copyOf(present.values()).forEach(opening -> opening.losses().failed(failure));
    }
  }
}
