package ai.honeyhive.it.context;

import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.Session;
import ai.honeyhive.tracer.config.EvaluationConfig;
import ai.honeyhive.tracer.config.SessionConfig;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A random nesting of steps, sessions, evaluations and thread hops of some tracers; and where each
 * of its spans has to end, as a model says that knows no OpenTelemetry.
 */
final class Nesting {
  private static final int DEPTH = 6;
  private static final int SPANS = 60;

  private final long seed;
  private final Random random;
  private final List<HoneyHiveTracer> tracers;
  private final List<Hop> hops;
  private final List<Expected> expected = new ArrayList<>();

  Nesting(long seed, List<HoneyHiveTracer> tracers, List<Hop> hops) {
    this.seed = seed;
    this.random = new Random(seed);
    this.tracers = tracers;
    this.hops = hops;
  }

  /** Where a span has to end. */
  record Expected(
      String name,
      int tracer,
      String session,
      @Nullable String run,
      @Nullable String parent) {}

  /** What a piece of code is within, for one tracer. */
  record Within(
      String session, @Nullable String run, @Nullable String parent) {}

  /** Runs it, and returns what the spans have to be. */
  List<Expected> run() throws Exception {
    while (expected.size() < SPANS) {
      body(outside(), DEPTH);
    }
    return expected;
  }

  private List<Within> outside() {
    return tracers.stream()
        .map(tracer -> new Within(tracer.sessionId(), null, null))
        .toList();
  }

  private void body(List<Within> within, int depth) throws Exception {
    for (int left = 1 + random.nextInt(3); left > 0 && expected.size() < SPANS; left--) {
      int which = random.nextInt(tracers.size());
      step(which, within, depth);
      if (depth > 0) {
        part(which, within, depth - 1);
      }
    }
  }

  private void step(int which, List<Within> within, int depth) throws Exception {
    Within here = within.get(which);
    String name = seed + "-" + expected.size();
    expected.add(new Expected(name, which, here.session, here.run, here.parent));
    List<Within> inside = with(within, which, new Within(here.session, here.run, name));
    tracers.get(which).<Exception>run(name, span -> {
      if (depth > 0 && random.nextBoolean()) {
        body(inside, depth - 1);
      }
    });
  }

  private void part(int which, List<Within> within, int depth) throws Exception {
    HoneyHiveTracer tracer = tracers.get(which);
    Within here = within.get(which);
    switch (random.nextInt(6)) {
      case 0 -> {
        try (Session session = tracer.session("session")) {
          body(with(within, which, new Within(session.id(), here.run, here.parent)), depth);
        }
      }
      case 1 -> {
        String id = UUID.randomUUID().toString();
        try (Session session = tracer.continueSession(id)) {
          body(with(within, which, new Within(id, here.run, here.parent)), depth);
        }
      }
      case 2 -> {
        Session started = tracer.startSession(SessionConfig.named("started"));
        try (Scope scope = started.makeCurrent()) {
          body(with(within, which, new Within(started.id(), here.run, here.parent)), depth);
        }
      }
      case 3 -> {
        String run = "run " + random.nextInt();
        try (Scope scope = tracer.evaluation(new EvaluationConfig(run, null, null))) {
          body(with(within, which, new Within(here.session, run, here.parent)), depth);
        }
      }
      case 4 -> hop().wrapped().run(work(within, depth));
      default -> hop().plain().run(work(outside(), depth));
    }
  }

  private Hop hop() {
    return hops.get(random.nextInt(hops.size()));
  }

  private Runnable work(List<Within> within, int depth) {
    return () -> {
      try {
        body(within, depth);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private static List<Within> with(List<Within> within, int which, Within changed) {
    List<Within> all = new ArrayList<>(within);
    all.set(which, changed);
    return all;
  }
}
