package ai.honeyhive.tracer.internal.export;

import ai.honeyhive.tracer.internal.diagnostics.Counters;
import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import ai.honeyhive.tracer.internal.diagnostics.Fence;
import ai.honeyhive.tracer.internal.diagnostics.Health;
import ai.honeyhive.tracer.internal.export.encoding.OtlpEncoder;
import ai.honeyhive.tracer.internal.export.encoding.Receipt;
import ai.honeyhive.tracer.internal.export.transport.Endpoint;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Takes batches from the queue, encodes them and sends them, one after the other. It survives
 * whatever a batch does to it: the batch is counted as dropped, the worker goes on.
 */
final class ExportWorker implements Runnable {
  private static final Duration LINGER = Duration.ofSeconds(1);
  private static final int MAX_REQUEST_BYTES = 4 * 1024 * 1024;
  private static final int PAYLOAD_TOO_LARGE = 413;
  private static final byte[] NOTHING = {};

  private final SpanQueue queue;
  private final Endpoint endpoint;
  private final SessionStart session;
  private final Deadline deadline;
  private final Settlement settlement;
  private final Counters counters;
  private final Diagnostics diagnostics;
  private final Fence fence;
  private final OtlpEncoder encoder = new OtlpEncoder();
  private volatile boolean stopped;
  private boolean greeted;
  private int unsettled;

  ExportWorker(
      SpanQueue queue,
      Endpoint endpoint,
      SessionStart session,
      Settlement settlement,
      Health health) {
    this.queue = queue;
    this.endpoint = endpoint;
    this.session = session;
    this.settlement = settlement;
    this.deadline = settlement.deadline();
    this.counters = health.counters();
    this.diagnostics = health.diagnostics();
    this.fence = health.fence();
  }

  /** Ends the loop after the batch in hand. */
  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    fence.run("Exporting", this::work);
  }

  private void work() {
    // The first span has just started, often while the application does: the HTTP client can wait.
    queue.awaitBatch(LINGER);
    Sender sender = new Sender(endpoint, deadline, Sender.Pause.REAL);
    try {
      fence.run("Exporting spans", () -> round(sender));
      while (!stopped) {
        queue.awaitBatch(LINGER);
        fence.run("Exporting spans", () -> round(sender));
      }
    } finally {
      sender.close();
    }
  }

  private void round(Sender sender) {
    unsettled = 0;
    try {
      session.send(sender, endpoint);
      List<Supplier<SpanData>> batch = queue.poll();
      unsettled = batch.size();
      if (!batch.isEmpty()) {
        export(sender, batch);
      }
    } catch (InterruptedException e) {
      stopped = true;
      if (unsettled > 0) {
        diagnostics.report(
            Diagnosis.HH205_CLOSED_WITH_PENDING,
            unsettled
                + " spans were being sent when the time to close was over; they count as lost");
      }
    } finally {
      drop(unsettled);
      if (!greeted) {
        greeted = true;
        settlement.settled(1);
      }
    }
  }

  private void export(Sender sender, List<Supplier<SpanData>> spans) throws InterruptedException {
    boolean divisible = spans.size() > 1;
    byte[] body = encode(spans);
    if (body.length == 0 || (body.length > MAX_REQUEST_BYTES && divisible)) {
      divide(sender, spans);
      return;
    }
    Answer answer = sender.post(endpoint.traces(), "application/x-protobuf", body);
    if (answer instanceof Answer.Accepted accepted) {
      accepted(spans, encoder.read(accepted.body().array(), spans.size()));
    } else if (answer instanceof Answer.Unreachable unreachable) {
      unreachable(spans, unreachable);
    } else if (answer instanceof Answer.Refused refused) {
      if (refused.status() == PAYLOAD_TOO_LARGE && divisible) {
        divide(sender, spans);
      } else {
        refused(spans, refused);
      }
    }
  }

  /** The request, or nothing when one of the spans cannot be encoded. */
  private byte[] encode(List<Supplier<SpanData>> spans) {
    List<SpanData> data = new ArrayList<>(spans.size());
    return fence.call(
        "Encoding a span",
        () -> {
          spans.forEach(span -> data.add(span.get()));
          return encoder.encode(data);
        },
        NOTHING);
  }

  /** Sends the spans in two requests; a single one that cannot be sent at all is given up. */
  private void divide(Sender sender, List<Supplier<SpanData>> spans) throws InterruptedException {
    if (spans.size() == 1) {
      drop(1);
      Awaited.tell(spans, Outcome.DROPPED, "the span could not be encoded");
      return;
    }
    int middle = spans.size() / 2;
    export(sender, spans.subList(0, middle));
    export(sender, spans.subList(middle, spans.size()));
  }

  private void accepted(List<Supplier<SpanData>> spans, Receipt partial) {
    int count = spans.size();
    int rejected = partial.rejected();
    counters.delivered(count - rejected);
    counters.rejected(rejected);
    settle(count);
    if (rejected > 0) {
      diagnostics.report(
          Diagnosis.HH204_PARTLY_REJECTED,
          "The server did not take " + rejected + " of " + count + " spans: " + partial.message());
    }
    Awaited.tell(
        spans,
        Outcome.ofPartly(rejected, count),
        rejected == 0
            ? "the server acknowledged it"
            : "the server took " + (count - rejected) + " of " + count + " spans: "
                + partial.message());
  }

  private void refused(List<Supplier<SpanData>> spans, Answer.Refused refused) {
    int count = spans.size();
    counters.rejected(count);
    settle(count);
    String what = "refused " + count + " spans: HTTP " + refused.status() + " " + refused.message();
    diagnostics.report(Diagnosis.HH201_REFUSED, "The server at " + endpoint + " " + what);
    Awaited.tell(
        spans,
        Outcome.REJECTED,
        "the server answered HTTP " + refused.status() + " " + refused.message());
  }

  private void unreachable(List<Supplier<SpanData>> spans, Answer.Unreachable unreachable) {
    int count = spans.size();
    drop(count);
    diagnostics.report(
        Diagnosis.HH202_UNREACHABLE,
        "The server at " + endpoint + " did not answer; " + count + " spans are lost",
        unreachable.cause());
    Awaited.tell(spans, Outcome.DROPPED, "the server did not answer: " + unreachable.cause());
  }

  private void drop(int spans) {
    counters.dropped(spans);
    settle(spans);
  }

  private void settle(int spans) {
    unsettled -= spans;
    settlement.settled(spans);
  }
}
