package ai.honeyhive.tracer;

import ai.honeyhive.tracer.internal.lifecycle.TracerCore;
import ai.honeyhive.tracer.internal.operations.TracedCall;
import ai.honeyhive.tracer.internal.provider.binding.StartedSpan;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
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
  private final TracerCore core;
  private final StartedSpan started;
  private final Scope scope;

  private TracedSpan(TracerCore core, StartedSpan started, Scope scope) {
    this.core = core;
    this.started = started;
    this.scope = scope;
  }

  /** Makes a span that has started current. */
  static TracedSpan enter(TracerCore core, StartedSpan started) {
    Context context = started.context();
    Scope scope = context == null
        ? Scope.noop()
        : core.fence().call("Entering a span", context::makeCurrent, Scope.noop());
    return new TracedSpan(core, started, scope);
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
    write("honeyhive_outputs.", "result", result);
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
    return write("honeyhive_outputs.", key, value);
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
    core.fence().run("Recording an error", () -> TracedCall.fail(started.content(), error));
    return this;
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

  /** Ends the span and makes the one before it current again. A second call does nothing. */
  @Override
  public void close() {
    core.fence().run("Leaving a span", scope::close);
    core.fence().run("Ending a span", started.span()::end);
  }

  private TracedSpan write(String section, String key, @Nullable Object value) {
    Span content = started.content();
    core.fence().run("Recording a value", () -> {
      if (content.isRecording()) {
        core.values().write(content, section + key, value);
      }
    });
    return this;
  }
}
