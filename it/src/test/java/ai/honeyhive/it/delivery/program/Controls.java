package ai.honeyhive.it.delivery.program;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long a process without a tracer takes to end, on this machine at this time. */
public final class Controls {
  private static final int ROUNDS = 3;

  private final Map<String, Duration> medians = new ConcurrentHashMap<>();

  /** The median for a way to end. */
  public Duration of(String how) {
    return medians.computeIfAbsent(how, Controls::median);
  }

  private static Duration median(String how) {
    List<Duration> times = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      try (Forked process = Forked.start(List.of("-Dprofile=STANDARD"), "control", how)) {
        process.awaitReady();
        if (how.equals("signal")) {
          process.terminate();
        }
        times.add(process.end().sinceReady());
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
    Collections.sort(times);
    return times.get(ROUNDS / 2);
  }
}
