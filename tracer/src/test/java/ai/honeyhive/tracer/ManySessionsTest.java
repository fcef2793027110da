package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.HoneyHiveExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many sessions at once, each within one of another tracer: a span is named as its session. */
@ExtendWith(HoneyHiveExtension.class)
class ManySessionsTest {
  private static final int THREADS = 64;
  private static final int SESSIONS = 100;

  @Test
  void sessions_ofManyThreadsAndTwoTracers_haveExactlyTheirOwnSpans() throws Exception {
    try (WireBackend ofA = new WireBackend();
        WireBackend ofB = new WireBackend();
        HoneyHiveTracer a = tracer(ofA);
        HoneyHiveTracer b = tracer(ofB)) {
      inManyThreads(a, b);
      assertThat(a.close(Duration.ofSeconds(30)).isComplete()).isTrue();
      assertThat(b.close(Duration.ofSeconds(30)).isComplete()).isTrue();

      for (WireBackend backend : List.of(ofA, ofB)) {
        assertThat(backend.spans()).hasSize(THREADS * SESSIONS);
        assertThat(backend.spans().values())
            .allMatch(
                span -> span.name().equals(span.session()) && span.parent().equals("none"));
      }
    }
  }

  private static HoneyHiveTracer tracer(WireBackend backend) {
    return backend.tracer().runtimeProfile(RuntimeProfile.HIGH_CONCURRENCY).build();
  }

  private static void inManyThreads(HoneyHiveTracer a, HoneyHiveTracer b) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> ends = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      ends.add(threads.submit(() -> {
        start.await();
        for (int j = 0; j < SESSIONS; j++) {
          nest(a, b);
        }
        return "done";
      }));
    }
    for (Future<?> end : ends) {
      end.get();
    }
    threads.shutdown();
  }

  private static void nest(HoneyHiveTracer a, HoneyHiveTracer b) {
    try (Session inA = a.continueSession(UUID.randomUUID().toString());
        Session inB = b.continueSession(UUID.randomUUID().toString())) {
      a.run(inA.id(), ofA -> b.run(inB.id(), ofB -> {}));
    }
  }
}
