package ai.honeyhive.tracer.internal.operations.later;

import ai.honeyhive.client.model.EventType;
import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import ai.honeyhive.tracer.internal.lifecycle.TracerCore;
import ai.honeyhive.tracer.internal.operations.OnThread;
import ai.honeyhive.tracer.internal.operations.TracedCall;
import ai.honeyhive.tracer.internal.processing.routing.CurrentSpan;
import ai.honeyhive.tracer.internal.provider.binding.StartedSpan;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadableSpan;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The end of a span that ends with a result. Thread-safe. */
public final class SpanCompletion implements Completion {
  private static final String METADATA = "honeyhive_metadata.";

  private final TracerCore core;
  private final StartedSpan started;
  private final EventType type;
  private final AtomicBoolean hasOutput;
  private final long since;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicLong firstPart = new AtomicLong();
  private final Parts parts = new Parts();
  private volatile long lastSign;
  private volatile Runnable release = () -> {};

  private SpanCompletion(TracerCore core, StartedSpan started, EventType type, boolean hasOutput) {
    this.core = core;
    this.started = started;
    this.type = type;
    this.hasOutput = new AtomicBoolean(hasOutput);
    this.lastSign = System.nanoTime();
    this.since = lastSign - age(started);
  }

  /**
   * The end of a span.
   *
   * @param hasOutput whether its output was recorded, or is not to be
   */
  public static SpanCompletion of(
      TracerCore core, StartedSpan started, EventType type, boolean hasOutput) {
    return new SpanCompletion(core, started, type, hasOutput);
  }

  /** How long the span runs; nothing where that cannot be read, as of the agent's spans. */
  private static long age(StartedSpan started) {
    ReadableSpan span = started.context() == null ? null : CurrentSpan.in(started.context());
    return span == null ? 0 : span.getLatencyNanos();
  }

  /** The application recorded an output of its own. */
  public void recordedOutput() {
    hasOutput.set(true);
  }

  @Override
  public void chunk(@Nullable Object chunk) {
    if (!ended.get()) {
      long now = System.nanoTime();
      firstPart.compareAndSet(0, Math.max(1, now - since));
      lastSign = now;
      core.fence()
          .run("Recording a part of a result", () -> OnThread.recording(() -> parts.add(chunk)));
    }
  }

  @Override
  public void complete(@Nullable Object result) {
    end(content -> writeResult(content, result), 0);
  }

  @Override
  public void fail(Throwable error) {
    end(
        content -> {
          writeResult(content, null);
          TracedCall.fail(content, error);
        },
        0);
  }

  @Override
  public void abandon(String why) {
    end(content -> writeIncomplete(content, why), 0);
  }

  @Override
  public void forget(String why) {
    end(content -> writeIncomplete(content, why), System.nanoTime() - lastSign);
  }

  private void end(Consumer<Span> record, long ago) {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    core.lateResults().remove(this);
    release.run();
    core.fence().run("Recording a result that arrived later", () -> {
      if (started.content().isRecording()) {
        OnThread.recording(() -> record.accept(started.content()));
      }
    });
    core.fence().run("Ending a span", () -> {
      if (ago == 0) {
        started.span().end();
      } else {
        started.span().end(Instant.now().minusNanos(ago));
      }
    });
  }

  private void writeIncomplete(Span content, String why) {
    writeResult(content, null);
    content.setAttribute(METADATA + "incomplete", why);
  }

  private void writeResult(Span content, @Nullable Object result) {
    boolean isFirst = hasOutput.compareAndSet(false, true);
    if (isFirst && result != null && !Later.isLater(result)) {
      core.values().write(content, "honeyhive_outputs.result", result);
    } else if (isFirst && !parts.isEmpty()) {
      parts.write(content, core.values(), type == EventType.MODEL);
    }
    if (!parts.isEmpty()) {
      content.setAttribute(METADATA + "chunks", parts.count());
      content.setAttribute(
          METADATA + (parts.areTokens() ? "time_to_first_token_ms" : "time_to_first_chunk_ms"),
          TimeUnit.NANOSECONDS.toMicros(firstPart.get()) / 1000.0);
      parts.writeFigures(content);
    }
  }

  @Override
  public @Nullable Context context() {
    return started.context();
  }

  @Override
  public void followed(Runnable gaveUp) {
    release = gaveUp;
    core.lateResults().add(this, () -> abandon("the tracer was closed"));
  }

  @Override
  public void notFollowed(Object result) {
    core.diagnostics()
        .report(
            Diagnosis.HH420_NOT_FOLLOWED,
            "A " + result.getClass().getName() + " arrives later than its span ended");
  }
}
