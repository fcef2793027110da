package ai.honeyhive.tracer.identity;

import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.Session;
import ai.honeyhive.tracer.config.EvaluationConfig;
import ai.honeyhive.tracer.identity.Op.Who;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;

/** Runs programs with real tracers. */
final class Interpreter {
  private final Map<Who, HoneyHiveTracer> tracers = new EnumMap<>(Who.class);
  private final OpenTelemetry host;
  private final ExecutorService elsewhere;
  private final Map<String, String> sessions = new HashMap<>();
  private final Queue<Runnable> late = new ArrayDeque<>();

  Interpreter(HoneyHiveTracer a, HoneyHiveTracer b, OpenTelemetry host, ExecutorService elsewhere) {
    tracers.put(Who.A, a);
    tracers.put(Who.B, b);
    tracers.forEach((who, tracer) -> sessions.put(who.name(), tracer.sessionId()));
    this.host = host;
    this.elsewhere = elsewhere;
  }

  /** The ids of the sessions that the programs named. */
  Map<String, String> sessions() {
    return sessions;
  }

  /** Runs a program, and what it left for later when all its spans have ended. */
  void run(List<Op> ops) {
    body(ops);
    for (Runnable task = late.poll(); task != null; task = late.poll()) {
      task.run();
    }
  }

  private void body(List<Op> ops) {
    ops.forEach(this::run);
  }

  private void run(Op op) {
    switch (op.kind()) {
      case STEP -> tracers.get(op.who()).run(op.name(), step -> body(op.body()));
      case SESSION -> session(op);
      case EVALUATION -> evaluation(op);
      case FOREIGN -> foreign(op);
      case HOP -> hop(Context.current().wrap(() -> body(op.body())));
      case LATE -> late.add(Context.current().wrap(() -> body(op.body())));
    }
  }

  private void session(Op op) {
    try (Session session = tracers.get(op.who()).session(op.name())) {
      sessions.put(op.name(), session.id());
      body(op.body());
    }
  }

  private void evaluation(Op op) {
    EvaluationConfig run = new EvaluationConfig(op.name(), null, null);
    try (Scope scope = tracers.get(op.who()).evaluation(run)) {
      body(op.body());
    }
  }

  private void foreign(Op op) {
    OpenTelemetry maker = op.who() == null ? host : tracers.get(op.who()).openTelemetry();
    SpanBuilder builder = maker.getTracer("library").spanBuilder(op.name());
    if (op.how().request()) {
      builder.setSpanKind(SpanKind.SERVER);
    }
    if (op.how().root()) {
      builder.setNoParent();
    }
    Span span = builder.startSpan();
    try (Scope scope = span.makeCurrent()) {
      body(op.body());
    } finally {
      span.end();
    }
  }

  private void hop(Runnable task) {
    try {
      elsewhere.submit(task).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
