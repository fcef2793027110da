package ai.honeyhive.tracer.internal.export;

import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.internal.diagnostics.Counters;
import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import ai.honeyhive.tracer.internal.diagnostics.DropReason;
import ai.honeyhive.tracer.internal.export.dispatch.Lane;
import ai.honeyhive.tracer.internal.export.dispatch.Workers;
import ai.honeyhive.tracer.internal.export.encoding.Payload;
import ai.honeyhive.tracer.internal.export.spill.Spill;
import ai.honeyhive.tracer.internal.export.spill.SpillDirectory;
import ai.honeyhive.tracer.internal.export.spill.SpillSettings;
import ai.honeyhive.tracer.internal.export.spill.SpilledRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Keeps requests on disk, and sends them again one after the other, at most at a certain rate, so
 * that a server that has just come back is not overrun. Thread-safe.
 */
final class SpillShelf implements Shelf {
  private static final long NEVER = Long.MIN_VALUE;
  private static final long BYTES_A_SECOND = 8L * 1024 * 1024;
  private static final Duration LEAST = Duration.ofMillis(20);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  private final SpillSettings settings;
  private final Delivery delivery;
  private final Lane lane;
  private final Workers workers;
  private final AtomicBoolean replaying = new AtomicBoolean();
  private final Losses losses;
  private @Nullable Spill spill;
  private @Nullable SpilledRequest given;
  private boolean released;
  private long triedAt = NEVER;
  private volatile boolean closed;

  private SpillShelf(SpillSettings settings, Delivery delivery, Lane lane, Workers workers) {
    this.settings = settings;
    this.delivery = delivery;
    this.lane = lane;
    this.workers = workers;
    this.losses = new Losses(delivery.ledger());
  }

  /** The shelf of a tracer: on disk when its configuration says so, else none. */
  static Shelf of(DeliveryConfig config, Delivery delivery, Lane lane, Workers workers) {
    Path directory = config.spillDirectory();
    if (directory == null) {
      return Shelf.NONE;
    }
    SpillSettings settings = new SpillSettings(
        directory.resolve(delivery.endpoint().spillName()),
        config.spillBytes(),
        config.spillAge(),
        config.spillSync());
    return new SpillShelf(settings, delivery, lane, workers);
  }

  /**
   * The spill, which is opened when it is needed, and again after a while when that failed: the
   * process before this one may still be at work in it.
   */
  private synchronized @Nullable Spill spill() {
    boolean isTime = triedAt == NEVER || workers.nanoTime() - triedAt > LOOK_AGAIN.toNanos();
    if (spill == null && !closed && !released && isTime) {
      triedAt = workers.nanoTime();
      try {
        Spill opened = SpillDirectory.open(settings, losses);
        losses.writer(opened.writer());
        spill = opened;
      } catch (IOException e) {
        losses.failed(String.valueOf(e.getMessage()));
        workers.after(LOOK_AGAIN, this::look);
      }
    }
    return spill;
  }

  @Override
  public boolean keeps() {
    return !closed;
  }

  @Override
  public boolean put(Payload payload, long createdNanos) {
    reopen();
    Spill disk = spill();
    if (disk == null) {
      return false;
    }
    long age = TimeUnit.NANOSECONDS.toMillis(delivery.nanoTime() - createdNanos);
    boolean kept = disk.add(new SpilledRequest(
        disk.writer(),
        delivery.format().contentType(),
        payload.spans(),
        System.currentTimeMillis() - age,
        payload.body().duplicate()));
    if (kept) {
      replay();
    }
    return kept;
  }

  @Override
  public void replay() {
    reopen();
    look();
  }

  /** Sends what is kept, if it is open or can be opened; released it stays closed. */
  private void look() {
    Spill disk = spill();
    if (disk != null && disk.spans() > 0 && replaying.compareAndSet(false, true)) {
      workers.execute(this::next);
    }
  }

  private void next() {
    Spill disk = spill();
    SpilledRequest first = disk == null || closed ? null : disk.first();
    give(first);
    if (first == null || !lane.add(new ReplayRequest(this, delivery, first))) {
      later(LOOK_AGAIN);
    } else {
      lane.send();
    }
  }

  /** Looks again after some time, for a disk that is shared with another tracer. */
  private void later(Duration time) {
    replaying.set(false);
    if (!closed) {
      workers.after(time, this::look);
    }
  }

  /** The server answered for the request that was replayed. */
  void answered(SpilledRequest request, long rejected) {
    Counters counters = delivery.ledger().counters();
    long delivered = request.spans() - rejected;
    Spill disk = spill();
    if (disk == null || closed || !isGiven(request)) {
      // It comes again; the server knows its spans by their ids.
      later(LOOK_AGAIN);
      return;
    }
    disk.acknowledge(rejected);
    if (losses.isOurs(request.writer())) {
      counters.spilled(-request.spans());
      counters.delivered(delivered);
      counters.rejected(rejected);
    } else {
      counters.recovered(delivered);
    }
    Duration pause = Duration.ofMillis(1000L * request.body().remaining() / BYTES_A_SECOND);
    workers.after(pause.compareTo(LEAST) > 0 ? pause : LEAST, this::next);
  }

  /** The request stays on disk: the server did not answer, or the tracer closes. */
  void stays() {
    later(LOOK_AGAIN);
  }

  private synchronized void give(@Nullable SpilledRequest request) {
    given = request;
  }

  private synchronized boolean isGiven(SpilledRequest request) {
    return given == request;
  }

  private synchronized void reopen() {
    if (released) {
      released = false;
      triedAt = NEVER;
    }
  }

  @Override
  public synchronized void release() {
    released = true;
    given = null;
    if (spill != null) {
      spill.close();
      spill = null;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (spill != null) {
      spill.close();
    }
  }

  /** What the spill tells of spans that leave it unseen. */
  static final class Losses implements Spill.Losses {
    private final Ledger ledger;
    private final Set<UUID> writers = ConcurrentHashMap.newKeySet();

    Losses(Ledger ledger) {
      this.ledger = ledger;
    }

    /** An opening of the tracer: one, and another after each checkpoint. */
    void writer(UUID writer) {
      writers.add(writer);
    }

    boolean isOurs(UUID writer) {
      return writers.contains(writer);
    }

    @Override
    public void lost(UUID of, long spans, String why) {
      if (isOurs(of)) {
        ledger.counters().spilled(-spans);
        ledger.counters().dropped(DropReason.EVICTED, spans);
      }
      ledger
          .diagnostics()
          .report(
              Diagnosis.HH208_SPILL_LOSSES,
              (spans == 0 ? "Spans, nobody can tell how many," : spans + " spans")
                  + " on disk were given up: " + why);
    }

    @Override
    public void settled(long delivered, long rejected) {
      ledger.counters().spilled(-(delivered + rejected));
      ledger.counters().delivered(delivered);
      ledger.counters().rejected(rejected);
    }

    @Override
    public void failed(String why) {
      ledger
          .diagnostics()
          .report(Diagnosis.HH207_SPILL_UNUSABLE, "Spans cannot be kept on disk: " + why);
    }
  }
}
