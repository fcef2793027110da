package ai.honeyhive.tracer.internal.operations;

import ai.honeyhive.tracer.internal.lifecycle.TracerCore;
import ai.honeyhive.tracer.internal.operations.later.Later;
import ai.honeyhive.tracer.internal.operations.later.SpanCompletion;
import ai.honeyhive.tracer.internal.provider.binding.StartedSpan;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call of a traced method, whoever traces it: the span begins before the method's own code and
 * ends after it, or later, when its result does. Nothing here throws or calls that code.
 */
public final class Operation {
  private final TracerCore core;
  private final MethodPlan plan;
  private final StartedSpan started;
  private final AtomicBoolean ended = new AtomicBoolean();
  private Scope scope = Scope.noop();

  private Operation(TracerCore core, MethodPlan plan, StartedSpan started) {
    this.core = core;
    this.plan = plan;
    this.started = started;
  }

  /** Begins a call in the tracer whose code is running; null when there is none to record it. */
  public static @Nullable Operation start(MethodPlan plan, @Nullable Object[] arguments) {
    if (OnThread.isSilent(plan)) {
      return null;
    }
    TracerCore core = TracerCore.running(Context.current()).orElse(null);
    return core == null ? null : start(core, plan, arguments);
  }

  /** Begins a call in that tracer; null when it does not record it. */
  static @Nullable Operation start(TracerCore core, MethodPlan plan, @Nullable Object[] arguments) {
    StartedSpan started = core.fence()
        .call(
            "Starting a span",
            () -> core.start(plan.method().name(), plan.method().type()),
            StartedSpan.NOTHING);
    Context context = started.context();
    if (context == null) {
      return null;
    }
    Operation operation = new Operation(core, plan, started);
    operation.record(span -> plan.inputs(core.values(), span, arguments));
    // Last, so that nothing can fail between it and the method's own code.
    operation.scope = core.fence().call("Entering a span", context::makeCurrent, Scope.noop());
    return operation;
  }

  /** The method returned something; what its caller is to get. */
  public Object returned(Object result, Class<?> declared) {
    leave();
    Supplier<Optional<Object>> following =
        () -> Optional.ofNullable(Later.track(result, declared, later()));
    boolean isLater = Later.isLater(result);
    Optional<Object> followed = isLater
        ? core.fence().call("Following a result", following, Optional.empty())
        : Optional.empty();
    if (followed.isPresent()) {
      return followed.get();
    }
    // To record one that is not there yet would be to read it.
    end(span -> plan.output(core.values(), span, isLater ? null : result));
    return result;
  }

  /** The method threw, or returned nothing. */
  public void ended(@Nullable Throwable thrown) {
    leave();
    if (thrown == null) {
      end(span -> plan.output(core.values(), span, null));
    } else {
      end(span -> TracedCall.fail(span, thrown));
    }
  }

  private SpanCompletion later() {
    return SpanCompletion.of(core, started, plan.method().type(), !plan.method().output());
  }

  private void leave() {
    core.fence().run("Leaving a span", scope::close);
  }

  /** Only the first end counts. */
  private void end(Consumer<Span> last) {
    if (ended.compareAndSet(false, true)) {
      record(last);
      core.fence().run("Ending a span", started.span()::end);
    }
  }

  private void record(Consumer<Span> values) {
    Span content = started.content();
    core.fence().run("Recording a call", () -> {
      if (content.isRecording()) {
        OnThread.recording(() -> values.accept(content));
      }
    });
  }
}
