package app;

import ai.honeyhive.client.model.EventType;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.NoCapture;
import ai.honeyhive.tracer.Trace;
import java.util.List;

/** Plans a trip. The class is compiled without -parameters, so names come from the debug information. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    try (HoneyHiveTracer tracer = HoneyHiveTracer.builder().sessionName("woven").build()) {
      System.out.println(new Main().plan("Turin", "secret"));
      System.out.println(tracer.flush());
    }
  }

  @Trace(type = EventType.CHAIN)
  private String plan(String city, @NoCapture String key) {
    return city + " in " + count(List.of(1, 2, 3)) + " days";
  }

  @Trace
  private static int count(List<Integer> days) {
    return days.isEmpty() ? 0 : 1 + count(days.subList(1, days.size()));
  }
}
