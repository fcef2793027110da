package ai.honeyhive.tracer.internal.export;

import ai.honeyhive.tracer.DeliveryConfig;
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
import java.util.UUID;
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
  private @Nullable Spill spill;
  private long triedAt = NEVER;
  private volatile boolean closed;

  private SpillShelf(SpillSettings settings, Delivery delivery, Lane lane, Workers workers) {
    this.settings = settings;
    this.delivery = delivery;
    this.lane = lane;
    this.workers = workers;
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
    if (spill == null && !closed && isTime) {
      triedAt = workers.nanoTime();
      Losses losses = new Losses(delivery.ledger());
      try {
        Spill opened = SpillDirectory.open(settings, losses);
        losses.writer(opened.writer());
        spill = opened;
      } catch (IOException e) {
        losses.failed(String.valueOf(e.getMessage()));
        workers.after(LOOK_AGAIN, this::replay);
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
    Spill disk = spill();
    if (disk != null && disk.spans() > 0 && replaying.compareAndSet(false, true)) {
      workers.execute(this::next);
    }
  }

  private void next() {
    Spill disk = spill();
    SpilledRequest first = disk == null || closed ? null : disk.first();
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
      workers.after(time, this::replay);
    }
  }

  /** The server answered for the request that was replayed. */
  void answered(SpilledRequest request, long rejected) {
    Counters counters = delivery.ledger().counters();
    long delivered = request.spans() - rejected;
    Spill disk = spill();
    if (disk == null || closed) {
      return;
    }
    disk.acknowledge(rejected);
    if (request.writer().equals(disk.writer())) {
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
    private volatile @Nullable UUID writer;

    Losses(Ledger ledger) {
      this.ledger = ledger;
    }

    void writer(UUID writer) {
      this.writer = writer;
    }

    @Override
    public void lost(UUID of, long spans, String why) {
      if (of.equals(writer)) {
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
