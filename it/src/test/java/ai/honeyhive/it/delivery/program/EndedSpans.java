package ai.honeyhive.it.delivery.program;

import ai.honeyhive.client.mapping.SpanMapper;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.TracedSpan;
import io.opentelemetry.api.trace.SpanContext;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Makes spans, and remembers the ids of those that ended. */
public final class EndedSpans {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final String TEXT = "What is the capital of France? ".repeat(16);

  private final HoneyHiveTracer tracer;
  private final Set<String> ids = Collections.synchronizedSet(new TreeSet<>());

  public EndedSpans(HoneyHiveTracer tracer) {
    this.tracer = tracer;
  }

  /** Starts and ends spans. */
  public void end(int spans) {
    for (int i = 0; i < spans; i++) {
      end();
    }
  }

  /** Starts and ends spans for a while, beside whatever else happens. */
  public Thread endBeside(int spans) {
    Thread thread = new Thread(() -> endSlowly(spans), "application");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Starts and ends spans, one after each millisecond. */
  public void endSlowly(int spans) {
    for (int i = 0; i < spans; i++) {
      LockSupport.parkNanos(PAUSE_NANOS);
      end();
    }
  }

  private void end() {
    SpanContext context;
    try (TracedSpan span = tracer.startSpan("step")) {
      span.input("question", TEXT);
      context = span.openTelemetrySpan().getSpanContext();
      // What the tracer, once closed, does not record is no span.
      if (!span.openTelemetrySpan().isRecording()) {
        return;
      }
    }
    ids.add(SpanMapper.eventId(context.getTraceId(), context.getSpanId()));
  }

  /** The ids of their events. */
  public Set<String> ids() {
    synchronized (ids) {
      return new TreeSet<>(ids);
    }
  }
}
