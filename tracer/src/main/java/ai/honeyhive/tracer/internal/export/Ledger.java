package ai.honeyhive.tracer.internal.export;

import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.internal.diagnostics.Counters;
import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import ai.honeyhive.tracer.internal.diagnostics.DropReason;
import ai.honeyhive.tracer.internal.diagnostics.Health;
import ai.honeyhive.tracer.internal.export.encoding.Receipt;
import ai.honeyhive.tracer.internal.export.transport.Endpoint;
import ai.honeyhive.tracer.internal.export.transport.HttpAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what became of spans: counts it, reports what is lost, and tells who waits for single
 * ones. Thread-safe.
 */
final class Ledger {
  private final Counters counters;
  private final Diagnostics diagnostics;
  private final Endpoint endpoint;
  private volatile @Nullable String lastError;

  Ledger(Health health, Endpoint endpoint) {
    this.counters = health.counters();
    this.diagnostics = health.diagnostics();
    this.endpoint = endpoint;
  }

  Counters counters() {
    return counters;
  }

  Diagnostics diagnostics() {
    return diagnostics;
  }

  /** What came last in the place of an acknowledgement. */
  @Nullable
  String lastError() {
    return lastError;
  }

  /** The server answered 2xx. */
  void accepted(int spans, Receipt receipt, List<Awaited> awaited) {
    int rejected = Math.min(spans, receipt.rejected());
    counters.delivered(spans - rejected);
    counters.rejected(rejected);
    partly(spans, receipt);
    Awaited.tell(
        awaited,
        Outcome.ofPartly(rejected, spans),
        rejected == 0
            ? "the server acknowledged it"
            : "the server took " + (spans - rejected) + " of " + spans + " spans: "
                + receipt.message());
  }

  /** Reports what the server did not take, if anything. */
  void partly(int spans, Receipt receipt) {
    if (receipt.rejected() > 0) {
      diagnostics.report(
          Diagnosis.HH204_PARTLY_REJECTED,
          "The server did not take " + receipt.rejected() + " of " + spans + " spans: "
              + receipt.message());
    }
  }

  /** The server will not have them. */
  void refused(int spans, HttpAnswer.Refused refused, List<Awaited> awaited) {
    counters.rejected(spans);
    refusal(spans, refused);
    Awaited.tell(awaited, Outcome.REJECTED, "the server answered " + refused.text());
  }

  /** Reports that the server will not have them. */
  void refusal(int spans, HttpAnswer.Refused refused) {
    lastError = refused.text();
    diagnostics.report(
        Diagnosis.HH201_REFUSED,
        "The server at " + endpoint + " refused " + spans + " spans: " + refused.text());
  }

  /** The server does not answer; the spans wait. */
  void unreachable(int spans, String because) {
    lastError = because;
    diagnostics.report(
        Diagnosis.HH202_UNREACHABLE,
        "The server at " + endpoint + " cannot take spans; " + spans + " wait (" + because + ")");
  }

  /** A span was cut so that a request can hold it. */
  void shortened(int from, int to) {
    diagnostics.report(
        Diagnosis.HH209_SHORTENED,
        () -> "A span of " + from + " bytes was cut to " + to + ": no request is larger");
  }

  /** They were sent and never answered, and nobody will try again. */
  void unconfirmed(int spans, List<Awaited> awaited) {
    counters.unconfirmed(spans);
    Awaited.tell(awaited, Outcome.UNCONFIRMED, "the server did not answer");
  }

  /** They waited for as long as they may. */
  void expired(int spans, @Nullable Exception cause) {
    diagnostics.report(
        Diagnosis.HH202_UNREACHABLE,
        "The server at " + endpoint + " cannot take spans; " + spans + " waited too long and are"
            + " lost",
        cause);
  }

  /** The tracer was closed with some that were not answered for. */
  void closed(long dropped, long unconfirmed) {
    if (dropped + unconfirmed > 0) {
      diagnostics.report(
          Diagnosis.HH205_CLOSED_WITH_PENDING,
          dropped + " spans were still waiting when the tracer closed"
              + (unconfirmed == 0
                  ? ""
                  : "; " + unconfirmed + " were sent and not answered, and may have arrived"));
    }
  }

  /** The application said so many things of sessions. */
  void sessionUpdates(int updates) {
    counters.sessionUpdates(updates);
  }

  /** The server took what was said of a session. */
  void sessionUpdatesDelivered(int updates) {
    counters.sessionUpdatesDelivered(updates);
  }

  /** What was said of a session is lost, or nobody knows whether it arrived. */
  void sessionUpdatesLost(int updates, String why) {
    if (updates > 0) {
      counters.sessionUpdatesLost(updates);
      diagnostics.report(
          Diagnosis.HH303_SESSION_UPDATES_LOST,
          () -> updates + " updates of a session or an event did not get to the server: " + why);
    }
  }

  /** The server refused to start a session. */
  void sessionRefused(int updates, String why) {
    counters.sessionUpdatesLost(updates);
    diagnostics.report(
        Diagnosis.HH301_SESSION_REFUSED, "The server refused to start the session: " + why);
  }

  /** The server does not take what is said of a session, and is asked again. */
  void sessionWaits(boolean isStart, String why) {
    if (isStart) {
      sessionRefused(0, why + "; it is tried again");
    }
  }

  /** The backend is not HoneyHive. */
  void knowsNoSessions() {
    diagnostics.report(
        Diagnosis.HH303_SESSION_UPDATES_LOST,
        () ->
            endpoint + " is not HoneyHive and knows no sessions; what is said of them stays here");
  }

  /** The queue has no room. */
  void full(DeliveryConfig config, List<Awaited> awaited) {
    dropped(DropReason.QUEUE_FULL, 1, awaited, "the queue is full");
    diagnostics.report(
        Diagnosis.HH203_QUEUE_FULL,
        () -> "The queue of " + config.queueSpans() + " spans or " + config.queueBytes()
            + " bytes is full; spans are lost");
  }

  /** They were given up. */
  void dropped(DropReason reason, int spans, List<Awaited> awaited, String why) {
    counters.dropped(reason, spans);
    Awaited.tell(awaited, Outcome.DROPPED, why);
  }

  /** They went to disk. */
  void spilled(int spans, List<Awaited> awaited) {
    counters.spilled(spans);
    Awaited.tell(awaited, Outcome.SPILLED, "the server did not answer; the span is on disk");
  }
}
