package ai.honeyhive.it.delivery;

import ai.honeyhive.tracer.TracerStatus;
import java.util.Map;
import java.util.TreeMap;

/** What a tracer says of its spans. */
record Counts(Map<String, Long> numbers) {
  static Counts of(TracerStatus status) {
    return new Counts(Map.of(
        "started", status.started(),
        "live", status.live(),
        "ended", status.ended(),
        "delivered", status.delivered(),
        "rejected", status.rejected(),
        "unconfirmed", status.unconfirmed(),
        "dropped", status.dropped(),
        "spilled", status.spilled(),
        "pending", status.pending()));
  }

  long started() {
    return get("started");
  }

  long live() {
    return get("live");
  }

  long ended() {
    return get("ended");
  }

  long delivered() {
    return get("delivered");
  }

  long rejected() {
    return get("rejected");
  }

  long unconfirmed() {
    return get("unconfirmed");
  }

  long dropped() {
    return get("dropped");
  }

  long spilled() {
    return get("spilled");
  }

  long pending() {
    return get("pending");
  }

  private long get(String name) {
    return numbers.getOrDefault(name, 0L);
  }

  /** The same with one number changed. */
  Counts plus(String name, long more) {
    Map<String, Long> other = new TreeMap<>(numbers);
    other.merge(name, more, Long::sum);
    return new Counts(other);
  }
}
