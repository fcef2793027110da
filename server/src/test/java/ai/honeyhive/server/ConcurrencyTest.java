package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.server.internal.sqlite.SampleSpans;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrencyTest extends RunningServer {
  private static final int SENDERS = 8;
  private static final int REQUESTS = 25;
  private static final int SPANS = 20;
  private static final String SESSIONS = """
      {"filters": [{"field": "event_type", "operator": "is", "value": "session"}], "limit": 1000}""";

  private final ExecutorService threads = Executors.newFixedThreadPool(SENDERS + 1);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void manySendersAndAReaderDoNotDisturbEachOther() throws Exception {
    List<CompletableFuture<Void>> senders = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      SampleSpans samples = new SampleSpans(i, 5);
      senders.add(CompletableFuture.runAsync(() -> send(samples), threads));
    }
    CompletableFuture<Void> all =
        CompletableFuture.allOf(senders.toArray(CompletableFuture[]::new));
    CompletableFuture<Integer> reader =
        CompletableFuture.supplyAsync(() -> readUntil(all), threads);
    all.get(60, TimeUnit.SECONDS);
    assertThat(reader.get(60, TimeUnit.SECONDS)).isPositive();

    int spans = SENDERS * REQUESTS * SPANS;
    JsonNode found = caller.post("/v1/events/search", """
                {"filters": [{"field": "event_type", "operator": "is not", "value": "session"}],
                 "limit": 1}""").json();
    assertThat(found.get("count").asInt()).isEqualTo(spans);
    assertThat(sumOfSessions()).isEqualTo(spans);
  }

  private void send(SampleSpans samples) {
    for (int i = 0; i < REQUESTS; i++) {
      Caller.Answer answer = caller.post(
          "/v1/traces", samples.request(SPANS), "Content-Type", "application/x-protobuf");
      if (answer.status() != 200) {
        throw new IllegalStateException(answer.toString());
      }
    }
  }

  /** Reads as long as others write; what is read is whole, and never less than before. */
  private int readUntil(CompletableFuture<?> end) {
    int reads = 0;
    int before = 0;
    while (!end.isDone()) {
      int now = sumOfSessions();
      assertThat(now).isGreaterThanOrEqualTo(before);
      assertThat(now % SPANS).as("requests are seen whole or not at all").isZero();
      before = now;
      reads++;
    }
    return reads;
  }

  private int sumOfSessions() {
    int sum = 0;
    for (JsonNode session : caller.search(SESSIONS)) {
      sum += session.at("/metadata/num_events").asInt();
    }
    return sum;
  }
}
