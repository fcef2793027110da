package ai.honeyhive.tracer;

import ai.honeyhive.client.model.EventType;
import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import ai.honeyhive.tracer.internal.diagnostics.Fence;
import ai.honeyhive.tracer.internal.lifecycle.FoundSpan;
import ai.honeyhive.tracer.internal.lifecycle.TracerCore;
import ai.honeyhive.tracer.internal.operations.EventId;
import ai.honeyhive.tracer.internal.operations.TracedCall;
import ai.honeyhive.tracer.internal.operations.later.CodeBehind;
import ai.honeyhive.tracer.internal.operations.later.Following;
import ai.honeyhive.tracer.internal.operations.later.Later;
import ai.honeyhive.tracer.internal.operations.later.SpanCompletion;
import ai.honeyhive.tracer.internal.processing.routing.Recordable;
import ai.honeyhive.tracer.internal.provider.binding.StartedSpan;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One step of an application while it runs: what went in, what came out, and what is worth knowing
 * about it. It is current, so that spans started on this thread until it is closed become its
 * children.
 *
 * <p>Values may be text, numbers, booleans, maps, lists, records or beans; null is not recorded.
 * Nothing here throws, and everything is a no-op on a tracer that is closed or disabled. The
 * recording methods may be called from any thread; {@link #close} belongs to the thread that
 * started the span.
 */
public final class TracedSpan implements AutoCloseable {
  /** Where there is no tracer; made with the first use. */
  private static final class Nobody {
    static final Fence FENCE = new Fence(new Diagnostics());
  }

  /** Null where no tracer takes the span, and nothing is recorded. */
  private final @Nullable TracerCore core;

  private final Fence fence;
  private final StartedSpan started;
  private final Scope scope;

  /** What says what came out in another convention. */
  private static final Set<String> OUTPUTS =
      Set.of("gen_ai.output.messages", "gen_ai.tool.call.result");

  /** What kind of step it is; null for one that somebody else ends. */
  private final @Nullable EventType type;

  private volatile boolean hasOutput;
  private volatile @Nullable SpanCompletion completion;
  private @Nullable Following following;

  private TracedSpan(
      @Nullable TracerCore core, StartedSpan started, Scope scope, @Nullable EventType type) {
    this.core = core;
    this.fence = core == null ? Nobody.FENCE : core.fence();
    this.started = started;
    this.scope = scope;
    this.type = type;
  }

  /** Makes a span that has started current. */
  static TracedSpan enter(TracerCore core, StartedSpan started, EventType type) {
    Context context = started.context();
    Scope scope = context == null
        ? Scope.noop()
        : core.fence().call("Entering a span", context::makeCurrent, Scope.noop());
    return new TracedSpan(core, started, scope, type);
  }

  /** The span that is current on this thread; closing it does nothing. */
  static TracedSpan current() {
    FoundSpan found = Nobody.FENCE
        .call(
            "Finding the span", () -> FoundSpan.in(Context.current()), Optional.<FoundSpan>empty())
        .orElse(null);
    return found == null
        ? new TracedSpan(null, StartedSpan.NOTHING, Scope.noop(), null)
        : new TracedSpan(found.core(), found.span(), Scope.noop(), null);
  }

  /**
   * Records an input, as {@code honeyhive_inputs.<key>}.
   *
   * @param key the name of the input
   * @param value its value
   * @return this span
   */
  public TracedSpan input(String key, @Nullable Object value) {
    return write("honeyhive_inputs.", key, value);
  }

  /**
   * Records the result, as {@code honeyhive_outputs.result}, and passes it on.
   *
   * @param <T> the type of the result
   * @param result the result
   * @return the same result
   */
  public <T extends @Nullable Object> T output(T result) {
    output("result", result);
    return result;
  }

  /**
   * Records a named output, as {@code honeyhive_outputs.<key>}.
   *
   * @param key the name of the output
   * @param value its value
   * @return this span
   */
  public TracedSpan output(String key, @Nullable Object value) {
    recordedOutput();
    return write("honeyhive_outputs.", key, value);
  }

  private void recordedOutput() {
    hasOutput = true;
    SpanCompletion later = completion;
    if (later != null) {
      later.recordedOutput();
    }
  }

  /**
   * Records a setting the step ran with, as {@code honeyhive_config.<key>}.
   *
   * @param key the name of the setting
   * @param value its value
   * @return this span
   */
  public TracedSpan config(String key, @Nullable Object value) {
    return write("honeyhive_config.", key, value);
  }

  /**
   * Records anything worth finding the step by, as {@code honeyhive_metadata.<key>}.
   *
   * @param key the name
   * @param value the value
   * @return this span
   */
  public TracedSpan metadata(String key, @Nullable Object value) {
    return write("honeyhive_metadata.", key, value);
  }

  /**
   * Records a measurement of the step's quality, as {@code honeyhive_metrics.<key>}.
   *
   * @param key the name of the metric
   * @param value a number, a boolean or text
   * @return this span
   */
  public TracedSpan metric(String key, @Nullable Object value) {
    return write("honeyhive_metrics.", key, value);
  }

  /**
   * Records what somebody thought of the step, as {@code honeyhive_feedback.<key>}.
   *
   * @param key the name
   * @param value the value
   * @return this span
   */
  public TracedSpan feedback(String key, @Nullable Object value) {
    return write("honeyhive_feedback.", key, value);
  }

  /**
   * Records a property of the user the step ran for, as {@code honeyhive_user_properties.<key>}.
   *
   * @param key the name of the property
   * @param value its value
   * @return this span
   */
  public TracedSpan userProperty(String key, @Nullable Object value) {
    return write("honeyhive_user_properties.", key, value);
  }

  /**
   * Records that the step failed. {@link HoneyHiveTracer#trace(String, TracedFunction)} does this
   * by itself for whatever the code throws.
   *
   * @param error the failure
   * @return this span
   */
  public TracedSpan error(Throwable error) {
    fence.run("Recording an error", () -> TracedCall.fail(started.content(), error));
    return this;
  }

  /**
   * Records an attribute under its full name, for conventions that this class does not know. Text,
   * numbers and booleans stay what they are, anything else becomes JSON text.
   *
   * @param name the name
   * @param value the value
   * @return this span
   */
  public TracedSpan attribute(String name, @Nullable Object value) {
    Span content = started.content();
    fence.run("Recording an attribute", () -> {
      if (core != null && content.isRecording()) {
        if (OUTPUTS.contains(name)) {
          recordedOutput();
        }
        core.values().writeOne(content, name, value);
      }
    });
    return this;
  }

  /**
   * Records all that an enrichment says.
   *
   * @param enrichment what is to be known
   * @return whether it was recorded: see {@link #isRecording}
   */
  public boolean enrich(Enrichment enrichment) {
    return fence.call(
        "Enriching a span",
        () -> {
          if (core == null || !isRecording()) {
            return false;
          }
          if (enrichment.writeTo(started.content(), core.values())) {
            recordedOutput();
          }
          return true;
        },
        false);
  }

  /**
   * Says whether what is recorded here will be sent.
   *
   * @return false when the span has ended, a sampler or a filter left it out, or its tracer is
   *     closed or disabled
   */
  public boolean isRecording() {
    Span content = started.content();
    return fence.call(
        "Looking at a span",
        () -> core != null
            && core.isRecording()
            && content.isRecording()
            && Recordable.isDelivered(content),
        false);
  }

  /**
   * Returns the id of the event this span becomes, to say more of it later with
   * {@link HoneyHiveTracer#enrichEvent}, perhaps from another process.
   *
   * @return a UUID in lower case, which the span carries from now on; empty when nothing is
   *     recorded
   */
  public String eventId() {
    return fence.call(
        "Naming an event", () -> isRecording() ? EventId.of(started.content()) : "", "");
  }

  /**
   * Returns OpenTelemetry's span, for what this class does not offer. On a provider of the
   * application, what is written on it goes where the application sends its spans.
   *
   * @return the span; OpenTelemetry's invalid span when nothing is recorded
   */
  public Span openTelemetrySpan() {
    return started.span();
  }

  /**
   * Leaves the end of the span to whoever gets the result, a callback on another thread perhaps.
   * {@link #close} then only makes the span before it current again.
   *
   * @return ends the span; the same one each time
   */
  public PendingSpan endLater() {
    return fence.call(
        "Ending a span later",
        () -> new PendingSpan(fence, pending()),
        new PendingSpan(fence, null));
  }

  private synchronized @Nullable Following pending() {
    SpanCompletion later = following == null ? later() : null;
    if (later != null) {
      following = Following.of(later);
      completion = later;
    }
    return following;
  }

  /** What ends the span later; null when nobody is to, or somebody is already. */
  private @Nullable SpanCompletion later() {
    return core == null
            || type == null
            || completion != null
            || !started.content().isRecording()
        ? null
        : SpanCompletion.of(core, started, type, hasOutput);
  }

  /** The code of the span returned; what its caller is to get. */
  <T extends @Nullable Object> T returned(T result, Object code) {
    return fence.call("Following a result", () -> follow(result, CodeBehind.classOf(code)), result);
  }

  @SuppressWarnings("unchecked") // what stands in for a result is of every type it can be taken for
  private <T extends @Nullable Object> T follow(T result, Class<?> code) {
    SpanCompletion later = Later.isLater(result) ? later() : null;
    Object followed = later == null ? null : Later.trackResultOf(code, result, later);
    if (followed == null) {
      return result;
    }
    completion = later;
    return (T) followed;
  }

  /** The code of the span threw: then nobody ends it later. */
  void threw(Throwable error) {
    SpanCompletion later = completion;
    if (later == null) {
      error(error);
    } else {
      later.fail(error);
    }
  }

  /**
   * Ends the span, unless that was left to others, and makes the one before it current again. A
   * second call does nothing.
   */
  @Override
  public void close() {
    fence.run("Leaving a span", scope::close);
    if (type != null && completion == null) {
      fence.run("Ending a span", started.span()::end);
    }
  }

  private TracedSpan write(String section, String key, @Nullable Object value) {
    Span content = started.content();
    fence.run("Recording a value", () -> {
      if (core != null && content.isRecording()) {
        core.values().write(content, section, key, value);
      }
    });
    return this;
  }
}
