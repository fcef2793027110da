package ai.honeyhive.tracer.internal.export;

import ai.honeyhive.tracer.internal.diagnostics.Counters;
import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;

/**
 * Takes batches from the queue, encodes them and sends them, one after the other. It survives
 * whatever a batch does to it: the batch is counted as dropped, the worker goes on.
 */
final class ExportWorker implements Runnable {
  private static final Duration LINGER = Duration.ofSeconds(1);
  private static final int MAX_REQUEST_BYTES = 4 * 1024 * 1024;
  private static final int PAYLOAD_TOO_LARGE = 413;

  private final SpanQueue queue;
  private final Endpoint endpoint;
  private final SessionStart session;
  private final Deadline deadline;
  private final Settlement settlement;
  private final Counters counters;
  private final Diagnostics diagnostics;
  private final OtlpEncoder encoder = new OtlpEncoder();
  private volatile boolean stopped;
  private int unsettled;

  ExportWorker(
      SpanQueue queue,
      Endpoint endpoint,
      SessionStart session,
      Settlement settlement,
      Reporting reporting) {
    this.queue = queue;
    this.endpoint = endpoint;
    this.session = session;
    this.settlement = settlement;
    this.deadline = settlement.deadline();
    this.counters = reporting.counters();
    this.diagnostics = reporting.diagnostics();
  }

  /** What a worker counts and says. */
  record Reporting(Counters counters, Diagnostics diagnostics) {}

  /** Ends the loop after the batch in hand. */
  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    Sender sender = new Sender(endpoint, deadline);
    try {
      while (!stopped) {
        round(sender);
      }
    } finally {
      sender.close();
    }
  }

  private void round(Sender sender) {
    unsettled = 0;
    try {
      session.send(sender, endpoint);
      queue.awaitBatch(LINGER);
      List<SpanData> batch = queue.poll();
      unsettled = batch.size();
      if (!batch.isEmpty()) {
        export(sender, batch);
      }
    } catch (InterruptedException e) {
      stopped = true;
    } catch (Throwable t) {
      diagnostics.report(Diagnosis.HH901_INTERNAL, "Exporting " + unsettled + " spans failed", t);
    } finally {
      drop(unsettled);
    }
  }

  private void export(Sender sender, List<SpanData> spans) throws InterruptedException {
    byte[] body = encoder.encode(spans);
    if (body.length > MAX_REQUEST_BYTES && spans.size() > 1) {
      halves(sender, spans);
      return;
    }
    Answer answer = sender.post(endpoint.traces(), "application/x-protobuf", body);
    if (answer instanceof Answer.Accepted accepted) {
      accepted(spans.size(), PartialSuccess.parse(accepted.body().array()));
    } else if (answer instanceof Answer.Refused refused) {
      if (refused.status() == PAYLOAD_TOO_LARGE && spans.size() > 1) {
        halves(sender, spans);
      } else {
        refused(spans.size(), refused);
      }
    } else if (answer instanceof Answer.Unreachable unreachable) {
      unreachable(spans.size(), unreachable);
    }
  }

  private void halves(Sender sender, List<SpanData> spans) throws InterruptedException {
    int middle = spans.size() / 2;
    export(sender, spans.subList(0, middle));
    export(sender, spans.subList(middle, spans.size()));
  }

  private void accepted(int spans, PartialSuccess partial) {
    int rejected = (int) Math.min(spans, partial.rejectedSpans());
    counters.delivered(spans - rejected);
    counters.rejected(rejected);
    settle(spans);
    if (rejected > 0) {
      diagnostics.report(
          Diagnosis.HH204_PARTLY_REJECTED,
          "The server did not take " + rejected + " of " + spans + " spans: " + partial.message());
    }
  }

  private void refused(int spans, Answer.Refused refused) {
    counters.rejected(spans);
    settle(spans);
    diagnostics.report(
        Diagnosis.HH201_REFUSED,
        "The server at " + endpoint + " refused " + spans + " spans: HTTP " + refused.status() + " "
            + refused.message());
  }

  private void unreachable(int spans, Answer.Unreachable unreachable) {
    drop(spans);
    diagnostics.report(
        Diagnosis.HH202_UNREACHABLE,
        "The server at " + endpoint + " did not answer; " + spans + " spans are lost",
        unreachable.cause());
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
