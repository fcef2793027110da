package ai.honeyhive.it.delivery.program;

import ai.honeyhive.tracer.TracerStatus;
import java.util.Map;
import java.util.TreeMap;

/** What a tracer says of its spans. */
public record Counts(Map<String, Long> numbers) {
  public static Counts of(TracerStatus status) {
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

  public long started() {
    return get("started");
  }

  public long live() {
    return get("live");
  }

  public long ended() {
    return get("ended");
  }

  public long delivered() {
    return get("delivered");
  }

  public long rejected() {
    return get("rejected");
  }

  public long unconfirmed() {
    return get("unconfirmed");
  }

  public long dropped() {
    return get("dropped");
  }

  public long spilled() {
    return get("spilled");
  }

  public long pending() {
    return get("pending");
  }

  private long get(String name) {
    return numbers.getOrDefault(name, 0L);
  }

  /** The same with one number changed. */
  public Counts plus(String name, long more) {
    Map<String, Long> other = new TreeMap<>(numbers);
    other.merge(name, more, Long::sum);
    return new Counts(other);
  }
}
