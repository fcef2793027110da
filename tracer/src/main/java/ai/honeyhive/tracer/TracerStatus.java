package ai.honeyhive.tracer;

import ai.honeyhive.tracer.config.DeliveryConfigBuilder;
import ai.honeyhive.tracer.config.RuntimeProfile;
import ai.honeyhive.tracer.internal.diagnostics.Counts;
import ai.honeyhive.tracer.internal.diagnostics.DeliveryState;
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
 * unconfirmed + dropped + filtered + spilled + pending}. Under {@link TracerMode#AGENT_EXTENSION}
 * the extension in the agent delivers, and only it counts.
 */
public final class TracerStatus {
  private final TracerMode mode;
  private final Joined joined;
  private final String sampler;
  private final List<String> warnings;
  private final Counts counts;
  private final DeliveryState delivery;
  private final RuntimeProfile profile;
  private final Map<String, Long> redacted;

  TracerStatus(TracerCore core) {
    this.mode = core.binding().mode();
    this.joined = core.joined();
    this.sampler = core.binding().sampler();
    this.warnings = core.warnings();
    this.counts = core.counts();
    this.delivery = core.deliveryState();
    this.redacted = core.redacted();
    this.profile = core.settings().delivery().profile();
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
    return counts.started();
  }

  /**
   * Returns the spans that have started and not ended.
   *
   * @return a count
   */
  public long live() {
    return counts.live();
  }

  /**
   * Returns the spans that ended.
   *
   * @return a count
   */
  public long ended() {
    return counts.ended();
  }

  /**
   * Returns the spans the server acknowledged.
   *
   * @return a count
   */
  public long delivered() {
    return counts.delivered();
  }

  /**
   * Returns the spans the server answered for, and did not take.
   *
   * @return a count
   */
  public long rejected() {
    return counts.rejected();
  }

  /**
   * Returns the spans that were sent and never answered for: the server may have them or not.
   *
   * @return a count
   */
  public long unconfirmed() {
    return counts.unconfirmed();
  }

  /**
   * Returns the spans given up on this side: the queue was full, the server could not be reached,
   * or the tracer was closed first.
   *
   * @return a count
   */
  public long dropped() {
    return counts.dropped();
  }

  /**
   * Returns why spans were given up, as {@link FlushResult#droppedByReason} does.
   *
   * @return counts by reason, which add up to {@link #dropped}; only of reasons there were
   */
  public Map<String, Long> droppedByReason() {
    return counts.droppedByReason();
  }

  /**
   * Returns the spans left out because of their names, see
   * {@link HoneyHiveTracerBuilder#excludeSpans}.
   *
   * @return a count
   */
  public long filtered() {
    return counts.filtered();
  }

  /**
   * Returns the spans that are on disk now, see {@link DeliveryConfigBuilder#spill}.
   *
   * @return a count
   */
  public long spilled() {
    return counts.spilled();
  }

  /**
   * Returns the spans that a former process left on disk, and that were delivered now. They are in
   * no other count.
   *
   * @return a count
   */
  public long recovered() {
    return counts.recovered();
  }

  /**
   * Returns the attributes that spans had no room for, see {@code HH410}.
   *
   * @return a count
   */
  public long attributesDropped() {
    return counts.attributesDropped();
  }

  /**
   * Returns the starts of sessions, and the updates of sessions and other events, that were said
   * and did not get to the server, or may not have. See {@link Session}.
   *
   * @return a count
   */
  public long sessionUpdatesLost() {
    return counts.sessionUpdatesLost();
  }

  /**
   * Returns the starts and updates of sessions that are still on their way.
   *
   * @return a count
   */
  public long sessionUpdatesPending() {
    return counts.sessionUpdatesPending();
  }

  /**
   * Returns how much was taken out of what was sent or stored, see
   * {@link HoneyHiveTracerBuilder#redaction}. Under {@link TracerMode#AGENT_EXTENSION} only of
   * sessions: the extension does not tell how much it took out of spans.
   *
   * @return counts by kind; only of kinds there were
   */
  public Map<String, Long> redacted() {
    return redacted;
  }

  /**
   * Returns the spans that ended and are still on their way.
   *
   * @return a count
   */
  public long pending() {
    return counts.pending();
  }

  /**
   * Returns the spans a sampler decided not to record, as far as they were made through the tracer
   * or its OpenTelemetry. They are in no other count.
   *
   * @return a count
   */
  public long unsampled() {
    return counts.unsampled();
  }

  /**
   * Returns the ended spans that wait in memory.
   *
   * @return a count
   */
  public long spansQueued() {
    return delivery.spansQueued();
  }

  /**
   * Returns how much waits in memory.
   *
   * @return bytes, as far as they are known
   */
  public long bytesQueued() {
    return delivery.bytesQueued();
  }

  /**
   * Returns the requests of this tracer that are under way.
   *
   * @return a count
   */
  public int requestsInFlight() {
    return delivery.requestsInFlight();
  }

  /**
   * Tells whether requests wait because the server failed too often; one is tried now and then.
   *
   * @return true when they wait
   */
  public boolean isPaused() {
    return delivery.circuitOpen();
  }

  /**
   * Returns what came last in the place of an acknowledgement.
   *
   * @return a sentence, or null when nothing did
   */
  public @Nullable String lastError() {
    return delivery.lastError();
  }

  /**
   * Returns what decides how long HoneyHive may keep the application waiting.
   *
   * @return the profile
   */
  public RuntimeProfile profile() {
    return profile;
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
    line(text, "profile", profile);
    line(text, "spans", "started " + started() + " = ended " + ended() + " + live " + live());
    line(text, "ended", counts + "; unsampled " + unsampled() + ", recovered " + recovered());
    line(text, "delivery", delivery);
    line(text, "redacted", redacted.isEmpty() ? "nothing" : redacted);
    return text.toString();
  }

  private static void line(StringBuilder text, String name, Object value) {
    text.append(System.lineSeparator()).append("  ").append(name).append(": ").append(value);
  }
}
