package ai.honeyhive.tracer.internal.export.spill;

import ai.honeyhive.tracer.config.DeliveryConfig.Sync;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Requests on disk within the bounds of bytes and age. Not thread-safe. */
final class SpillQueue {
  private static final int ATTEMPTS = 2;

  private final SpillSettings settings;
  private final Reports reports;
  private final SegmentChain chain;
  private boolean appending;
  private @Nullable Given given;

  /** The record that the caller has. It may have left the disk before it is acknowledged. */
  private static final class Given {
    private final RecordHeader record;
    private @Nullable String lost;

    private Given(RecordHeader record) {
      this.record = record;
    }
  }

  private SpillQueue(SpillSettings settings, Reports reports, SegmentChain chain) {
    this.settings = settings;
    this.reports = reports;
    this.chain = chain;
  }

  static SpillQueue open(SpillSettings settings, Reports reports) throws IOException {
    SegmentChain chain = SegmentChain.load(settings.directory(), reports);
    SpillQueue queue = new SpillQueue(settings, reports, chain);
    queue.dropExpired();
    queue.makeRoom(0);
    return queue;
  }

  boolean add(SpilledRequest request) {
    RecordHeader record = RecordHeader.of(request);
    long size = Segment.START + record.size();
    if (size > settings.maxBytes()) {
      return false;
    }
    dropExpired();
    makeRoom(size);
    for (int attempt = 1; ; attempt++) {
      try {
        append(record, request);
        reports.worked();
        return true;
      } catch (IOException e) {
        // The second attempt starts a new segment: the last one may have been removed under us.
        appending = false;
        if (attempt == ATTEMPTS) {
          reports.failed(e);
          return false;
        }
      }
    }
  }

  private void append(RecordHeader record, SpilledRequest request) throws IOException {
    Segment last = appending ? chain.tail() : null;
    if (last != null && last.bytes() + record.size() <= settings.segmentBytes()) {
      last.append(record, request, settings.sync() == Sync.REQUEST);
      return;
    }
    seal();
    Segment segment = chain.create();
    try {
      segment.append(record, request, settings.sync() == Sync.REQUEST);
    } catch (IOException e) {
      segment.delete();
      throw e;
    }
    if (settings.sync() != Sync.NEVER) {
      PrivateFiles.forceNames(settings.directory());
    }
    chain.add(segment);
    appending = true;
  }

  @Nullable
  SpilledRequest first() {
    giveBack();
    dropExpired();
    for (Segment head = chain.head(); head != null; head = chain.head()) {
      try {
        Segment.Entry entry = head.read();
        String fault = fault(entry);
        if (fault == null) {
          given = new Given(entry.record());
          return entry.request();
        }
        reports.lost(entry.record().writer(), entry.record().spans(), fault);
        chain.pass(head, entry.record());
      } catch (DamagedSegmentException | NoSuchFileException e) {
        evict(head, Reports.text(e));
      } catch (IOException e) {
        reports.failed(e);
        return null;
      }
    }
    return null;
  }

  private @Nullable String fault(Segment.Entry entry) {
    if (entry.request() == null) {
      return "damaged on disk";
    }
    return isExpired(entry.record().createdMillis()) ? tooOld() : null;
  }

  /** Removes what {@link #first} gave last, and returns it. */
  @Nullable
  RecordHeader acknowledge() {
    Given taken = given;
    given = null;
    if (taken == null) {
      return null;
    }
    Segment head = chain.head();
    if (taken.lost == null && head != null) {
      try {
        chain.pass(head, taken.record);
      } catch (IOException e) {
        reports.failed(e);
      }
    }
    return taken.record;
  }

  /** Ends the use of what {@link #first} gave last without acknowledging it. */
  void giveBack() {
    Given back = given;
    given = null;
    if (back != null && back.lost != null) {
      reports.lost(back.record.writer(), back.record.spans(), back.lost);
    }
  }

  void close() {
    giveBack();
    seal();
  }

  long spans() {
    return chain.spans();
  }

  /** Whole segments only, which costs nothing; {@link #first} looks at each record. */
  private void dropExpired() {
    Segment head = chain.head();
    while (head != null && isExpired(head.newestMillis())) {
      evict(head, tooOld());
      head = chain.head();
    }
  }

  private boolean isExpired(long millis) {
    return millis < settings.clock().millis() - settings.maxAge().toMillis();
  }

  private String tooOld() {
    return "older than " + settings.maxAge();
  }

  private void makeRoom(long size) {
    Segment head = chain.head();
    while (head != null && chain.bytes() + size > settings.maxBytes()) {
      evict(head, "no room in " + settings.maxBytes() + " bytes");
      head = chain.head();
    }
  }

  private void evict(Segment head, String why) {
    if (head == chain.tail()) {
      appending = false;
    }
    Given out = given;
    if (out != null && out.lost == null) {
      // Its spans may have arrived by now: what is given is lost only if it is not acknowledged.
      out.lost = why;
      head.pass(out.record);
    }
    head.spansByWriter().forEach((writer, spans) -> reports.lost(writer, spans, why));
    try {
      chain.removeHead();
    } catch (IOException e) {
      reports.failed(e);
    }
  }

  private void seal() {
    Segment last = appending ? chain.tail() : null;
    appending = false;
    if (last == null || settings.sync() == Sync.NEVER) {
      return;
    }
    try {
      last.force();
    } catch (IOException e) {
      reports.failed(e);
    }
  }
}
