package ai.honeyhive.it.context;

import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.Session;
import java.util.ArrayList;
import java.util.List;

/** All ways to other threads without the wrap call; says which of them took the session along. */
public final class PlainHops {
  private PlainHops() {}

  /** Runs the program. */
  public static void main(String[] args) throws Exception {
    List<Hop> hops = new ArrayList<>(JdkHops.all());
    hops.addAll(LibraryHops.all());
    try (HoneyHiveTracer tracer = HoneyHiveTracer.init();
        Session session = tracer.session("chat")) {
      for (Hop hop : hops) {
        List<String> there = new ArrayList<>();
        hop.plain().run(() -> there.add(tracer.currentSession().id()));
        boolean isCarried = there.equals(List.of(session.id()));
        System.out.println((isCarried ? "carried " : "lost ") + hop.name());
      }
    }
  }
}
