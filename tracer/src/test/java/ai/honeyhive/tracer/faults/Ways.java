package ai.honeyhive.tracer.faults;

import ai.honeyhive.client.model.EventType;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.Trace;
import ai.honeyhive.tracer.TracedSpan;
import ai.honeyhive.tracer.hook.TraceHook;
import ai.honeyhive.tracer.hook.TracedMethod;
import java.util.List;
import java.util.function.BiFunction;

/** The ways in which an application's code is traced. */
enum Ways {
  /** A function that is handed over. */
  FUNCTION((tracer, target) -> (given, text) -> tracer.<Object, Exception>trace("call", span -> {
    span.input("given", given).input("text", text);
    return target.call(given, text);
  })),
  /** A span that is opened and closed. */
  SPAN((tracer, target) -> (given, text) -> {
    try (TracedSpan span = tracer.startSpan("call")) {
      span.input("given", given).input("text", text);
      return span.output(target.call(given, text));
    }
  }),
  /** A stand-in for an interface. */
  STAND_IN((tracer, target) -> tracer.traced(Call.class, target)),
  /** What a woven method does; the weaver's own tests weave. */
  HOOK((tracer, target) -> new Woven(target));

  /** The application's code. */
  interface Call {
    @Trace
    Object call(Object given, String text) throws Exception;
  }

  @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
  private final BiFunction<HoneyHiveTracer, Call, Call> way;

  Ways(BiFunction<HoneyHiveTracer, Call, Call> way) {
    this.way = way;
  }

  /** The same code, traced. */
  Call traced(HoneyHiveTracer tracer, Call target) {
    return way.apply(tracer, target);
  }

  private record Woven(Call target) implements Call {
    private static final String PLAN =
        new TracedMethod("call", EventType.TOOL, List.of("given", "text"), true).text();

    @Override
    public Object call(Object given, String text) throws Exception {
      Object step = TraceHook.enter(PLAN, new Object[] {given, text});
      Object result;
      try {
        result = target.call(given, text);
      } catch (Exception | Error thrown) {
        if (step != null) {
          TraceHook.ended(step, thrown);
        }
        throw thrown;
      }
      return step == null ? result : TraceHook.returned(step, Object.class, result);
    }
  }
}
