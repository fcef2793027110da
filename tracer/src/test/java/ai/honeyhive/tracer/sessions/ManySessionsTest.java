package ai.honeyhive.tracer.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.FlushResult;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.Session;
import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.GlobalRegistration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions of two tracers on many threads at once: no span is in a session of another. */
@ExtendWith(HoneyHiveExtension.class)
class ManySessionsTest {
  private static final int THREADS = 64;
  private static final int SESSIONS = 100;
  private static final int NESTED = 5;

  private final Map<String, String> expected = new ConcurrentHashMap<>();
  private final CountDownLatch go = new CountDownLatch(1);

  private static HoneyHiveTracer tracer(TestServer server, String source) {
    return HoneyHiveTracer.builder()
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .source(source)
        .global(GlobalRegistration.NEVER)
        .delivery(DeliveryConfig.builder().queue(100_000, 256 << 20).build())
        .build();
  }

  @Test
  void sessions_ofTwoTracersOn64Threads_haveTheirOwnSpansOnly(TestServer server) throws Exception {
    FlushResult outer;
    FlushResult inner;
    try (HoneyHiveTracer one = tracer(server, "one");
        HoneyHiveTracer other = tracer(server, "other")) {
      onThreads(thread -> work(one, other, thread));
      outer = one.flush(Duration.ofSeconds(30));
      inner = other.flush(Duration.ofSeconds(30));
    }

    assertThat(outer.isComplete()).as("%s", outer).isTrue();
    assertThat(inner.isComplete()).as("%s", inner).isTrue();
    List<Event> events = server.events();
    assertThat(events).hasSize(expected.size()).hasSize(THREADS * (SESSIONS + 2 * NESTED));
    Map<String, String> actual = new HashMap<>();
    Map<String, String> source = new HashMap<>();
    for (Event event : events) {
      actual.put(event.eventName(), event.sessionId());
      source.put(event.eventName(), event.source());
    }
    assertThat(actual).isEqualTo(expected);
    assertThat(source)
        .allSatisfy((name, from) ->
            assertThat(from).isEqualTo(name.startsWith("nested") ? "other" : "one"));
  }

  /**
   * Each session of one tracer has a span; some are told to the server, which makes the others from
   * their spans, and have a scope of the other tracer inside, with a span of each.
   */
  private void work(HoneyHiveTracer one, HoneyHiveTracer other, int thread) {
    try (Session whole = other.session("thread " + thread)) {
      for (int i = 0; i < SESSIONS; i++) {
        String name = thread + "." + i;
        boolean told = i % (SESSIONS / NESTED) == 0;
        try (Session session =
            told ? one.session(name) : one.continueSession(UUID.randomUUID().toString())) {
          run(one, "first " + name, session);
          if (told) {
            nested(one, other, name, session, whole);
          }
        }
      }
    }
  }

  private void nested(
      HoneyHiveTracer one, HoneyHiveTracer other, String name, Session session, Session whole) {
    try (Session again = other.continueSession(whole.id())) {
      run(other, "nested " + name, again);
      run(one, "last " + name, session);
    }
  }

  private void run(HoneyHiveTracer tracer, String name, Session session) {
    expected.put(name, session.id());
    tracer.run(name, span -> {});
  }

  private interface Work {
    void of(int thread);
  }

  private void onThreads(Work work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        ends.add(pool.submit(() -> {
          go.await();
          work.of(thread);
          return true;
        }));
      }
      go.countDown();
      for (Future<?> end : ends) {
        end.get();
      }
    } finally {
      pool.shutdown();
    }
  }
}
