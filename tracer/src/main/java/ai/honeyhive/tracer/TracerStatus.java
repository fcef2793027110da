package ai.honeyhive.tracer;

import ai.honeyhive.tracer.internal.diagnostics.Counters;
import ai.honeyhive.tracer.internal.lifecycle.TracerCore;
import ai.honeyhive.tracer.internal.provider.binding.Joined;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a tracer joined the OpenTelemetry it found, and what became of its spans up to the moment
 * {@link HoneyHiveTracer#status} was called. Immutable.
 *
 * <p>The counts add up: {@code started = ended + live} and {@code ended = delivered + rejected +
 * dropped + pending}. Under {@link TracerMode#AGENT_EXTENSION} the extension in the agent delivers,
 * and only it counts.
 */
public final class TracerStatus {
  private final TracerMode mode;
  private final Joined joined;
  private final String sampler;
  private final List<String> warnings;
  private final long delivered;
  private final long rejected;
  private final long dropped;
  private final long ended;
  private final long started;
  private final long unsampled;

  TracerStatus(TracerCore core) {
    this.mode = core.binding().mode();
    this.joined = core.joined();
    this.sampler = core.binding().sampler();
    this.warnings = core.warnings();
    Counters counters = core.counters();
    // In the order opposite to that of a span's life: nothing is counted here that is not counted
    // in the sum it belongs to.
    this.delivered = counters.deliveredCount();
    this.rejected = counters.rejectedCount();
    this.dropped = counters.droppedCount();
    this.ended = counters.endedCount();
    this.started = counters.startedCount();
    this.unsampled = counters.unsampledCount();
  }

  /**
   * Returns how the tracer joined.
   *
   * @return the mode
   */
  public TracerMode mode() {
    return mode;
  }

  /**
   * Returns the state OpenTelemetry was in when the tracer was built, in a word or two:
   * {@code untouched}, {@code unknown}, {@code autoconfigure-ready}, {@code no-op}, {@code closed},
   * {@code live}, {@code agent}, {@code ours}, or {@code off} when nobody looked.
   *
   * @return a name
   */
  public String probe() {
    return joined.state();
  }

  /**
   * Says what was found, in a sentence.
   *
   * @return a sentence without its full stop
   */
  public String reason() {
    return joined.reason();
  }

  /**
   * Returns who set the global OpenTelemetry, and where: a line of code such as
   * {@code com.acme.App.main(App.java:12)}.
   *
   * @return the line, or null when nobody did or it is not known
   */
  public @Nullable String globalSetBy() {
    return joined.globalSetBy();
  }

  /**
   * Returns the ids of the warnings of this tracer so far, in the order they came. Each has a page
   * in {@code docs/diagnostics}.
   *
   * @return ids such as {@code HH103}; empty when all is well
   */
  public List<String> warnings() {
    return warnings;
  }

  /**
   * Returns the OpenTelemetry artifacts on the class path and their versions.
   *
   * @return versions by the name of the artifact
   */
  public Map<String, String> openTelemetryVersions() {
    return joined.versions();
  }

  /**
   * Describes the sampler that decides which spans are recorded.
   *
   * @return OpenTelemetry's description of it, or whose it is when it cannot be seen
   */
  public String sampler() {
    return sampler;
  }

  /**
   * Returns the spans that started and belong to this tracer.
   *
   * @return a count
   */
  public long started() {
    return started;
  }

  /**
   * Returns the spans that have started and not ended.
   *
   * @return a count
   */
  public long live() {
    return Math.max(0, started - ended);
  }

  /**
   * Returns the spans that ended.
   *
   * @return a count
   */
  public long ended() {
    return ended;
  }

  /**
   * Returns the spans the server acknowledged.
   *
   * @return a count
   */
  public long delivered() {
    return delivered;
  }

  /**
   * Returns the spans the server answered for, and did not take.
   *
   * @return a count
   */
  public long rejected() {
    return rejected;
  }

  /**
   * Returns the spans given up: the queue was full, the server did not answer, or the tracer was
   * closed.
   *
   * @return a count
   */
  public long dropped() {
    return dropped;
  }

  /**
   * Returns the spans that ended and are still on their way.
   *
   * @return a count
   */
  public long pending() {
    return Math.max(0, ended - delivered - rejected - dropped);
  }

  /**
   * Returns the spans a sampler decided not to record, as far as they were made through the tracer
   * or its OpenTelemetry. They are in no other count.
   *
   * @return a count
   */
  public long unsampled() {
    return unsampled;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("HoneyHive tracer: ").append(mode);
    line(text, "found", joined.reason());
    if (joined.globalSetBy() != null) {
      line(text, "global set by", joined.globalSetBy());
    }
    line(text, "warnings", warnings.isEmpty() ? "none" : String.join(", ", warnings));
    line(text, "OpenTelemetry", joined.versions());
    line(text, "sampler", sampler);
    line(text, "spans", "started " + started + " = ended " + ended + " + live " + live());
    line(
        text,
        "ended",
        "delivered " + delivered + " + rejected " + rejected + " + dropped " + dropped
            + " + pending " + pending() + "; unsampled " + unsampled);
    return text.toString();
  }

  private static void line(StringBuilder text, String name, Object value) {
    text.append(System.lineSeparator()).append("  ").append(name).append(": ").append(value);
  }
}
