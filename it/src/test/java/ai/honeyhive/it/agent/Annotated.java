package ai.honeyhive.it.agent;

import ai.honeyhive.client.model.EventType;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.NoCapture;
import ai.honeyhive.tracer.Trace;
import java.time.Duration;
import java.util.concurrent.Callable;

/** An application with {@code @Trace}, run as it was compiled. */
public final class Annotated {
  private int runs;

  private Annotated() {}

  /** Runs the program; the argument says whether there is a tracer. */
  public static void main(String[] args) throws Exception {
    Annotated application = new Annotated();
    HoneyHiveTracer tracer = args[0].equals("traced")
        ? HoneyHiveTracer.builder().sessionName("annotated").build()
        : null;
    System.out.println("result=" + application.plan("Turin", "hh_key"));
    try {
      application.fail();
    } catch (IllegalStateException e) {
      System.out.println("thrown=" + e.getMessage() + "," + e.getSuppressed().length);
    }
    System.out.println("runs=" + application.runs);
    if (tracer != null) {
      standIn(tracer, application);
      System.out.println("flush=" + tracer.flush(Duration.ofSeconds(10)));
    }
  }

  private static void standIn(HoneyHiveTracer tracer, Annotated application) throws Exception {
    Callable<?> call = tracer.traced(Callable.class, new Callable<Integer>() {
      @Override
      @Trace("behind a stand-in")
      public Integer call() {
        return application.runs;
      }
    });
    System.out.println("call=" + call.call());
  }

  @Trace(type = EventType.CHAIN)
  String plan(String city, @NoCapture String key) {
    runs++;
    return city + " in " + days(key.length()) + " days";
  }

  @Trace
  private static int days(int n) {
    return n / 2;
  }

  @Trace
  void fail() {
    runs++;
    throw new IllegalStateException("no train");
  }
}
