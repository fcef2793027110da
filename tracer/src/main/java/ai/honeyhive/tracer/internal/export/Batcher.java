package ai.honeyhive.tracer.internal.export;

import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.internal.diagnostics.DropReason;
import ai.honeyhive.tracer.internal.diagnostics.Fence;
import ai.honeyhive.tracer.internal.export.encoding.BatchWriter;
import ai.honeyhive.tracer.internal.export.encoding.Payload;
import ai.honeyhive.tracer.internal.export.encoding.SpanFormat;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes spans into requests of bounded size. Every span that goes in comes out: in a request, or
 * as dropped. Used by one thread at a time.
 */
final class Batcher {
  private static final int SMALLEST_BUFFER = 4 * 1024;

  /** Takes a request that is complete. */
  @FunctionalInterface
  interface Outlet {
    /**
     * Takes it.
     *
     * @param payload null when none of the spans can be sent
     * @param positions how many accepted spans it stands for, those included that were dropped
     */
    void take(@Nullable Payload payload, long positions, List<Awaited> awaited);
  }

  private final SpanFormat format;
  private final DeliveryConfig config;
  private final Ledger ledger;
  private final Fence fence;
  private final Outlet outlet;
  private final int mostSpans;
  private @Nullable BatchWriter batch;
  private List<Awaited> awaited = new ArrayList<>();
  private long positions;
  private int expectedBytes = SMALLEST_BUFFER;

  Batcher(SpanFormat format, DeliveryConfig config, Ledger ledger, Fence fence, Outlet outlet) {
    this.format = format;
    this.config = config;
    this.ledger = ledger;
    this.fence = fence;
    this.outlet = outlet;
    this.mostSpans = config.isBatched() ? config.requestSpans() : 1;
  }

  /** Adds a span; sends the request when it is full. */
  void add(Supplier<SpanData> span) {
    positions++;
    int before = batch == null ? 0 : batch.size();
    Supplier<SpanData> from = SpanQueue.unwrap(span);
    if (!fence.call("Encoding a span", () -> write(span.get()), false)) {
      ledger.dropped(DropReason.UNENCODABLE, 1, Awaited.of(from), "the span cannot be encoded");
      return;
    }
    awaited.addAll(Awaited.of(from));
    BatchWriter writer = batch;
    if (writer == null) {
      return;
    }
    if (writer.size() > config.requestBytes() || writer.size() - before > config.spanBytes()) {
      tooLarge(writer, span);
    } else if (writer.spans() >= mostSpans) {
      seal();
    }
  }

  private boolean write(SpanData span) {
    BatchWriter writer = batch;
    if (writer == null) {
      writer = format.newBatch(expectedBytes);
      batch = writer;
    }
    writer.add(span);
    return true;
  }

  /** Sends the others without the span, then the span; one that is alone is cut. */
  private void tooLarge(BatchWriter writer, Supplier<SpanData> span) {
    if (writer.spans() == 1) {
      shorten(writer);
      return;
    }
    writer.undo();
    positions--;
    List<Awaited> last = Awaited.of(SpanQueue.unwrap(span));
    awaited.removeAll(last);
    seal();
    add(span);
  }

  private void shorten(BatchWriter writer) {
    Payload whole = writer.finish();
    Payload cut = fence
        .call(
            "Shortening a span",
            () -> Optional.ofNullable(format.shorten(whole, config.spanBytes())),
            Optional.<Payload>empty())
        .orElse(null);
    if (cut == null) {
      ledger.dropped(DropReason.TOO_LARGE, 1, awaited, "the span is too large");
    } else {
      ledger.shortened(whole.length(), cut.length());
    }
    send(cut);
  }

  /** Whether no span waits for the request to become full. */
  boolean isEmpty() {
    return positions == 0;
  }

  /** Sends the request as it is. */
  void seal() {
    BatchWriter writer = batch;
    if (positions == 0) {
      return;
    }
    Payload payload = writer == null || writer.spans() == 0 ? null : writer.finish();
    if (payload != null) {
      // With some room to spare, so that the buffer of the next request need not grow.
      expectedBytes = Math.max(SMALLEST_BUFFER, payload.length() + payload.length() / 4);
    }
    send(payload);
  }

  private void send(@Nullable Payload payload) {
    long all = positions;
    List<Awaited> told = awaited;
    batch = null;
    awaited = new ArrayList<>();
    positions = 0;
    outlet.take(payload, all, told);
  }
}
