package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Old sessions go by themselves. */
@Timeout(60)
class RetentionTest extends RunningServer {
  private static final String OLD = "0f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c33";
  private static final String NEW = "1f7d5a63-5a0a-4a0e-8ef0-7d9f9a1f2c33";

  private void post(String id, long startMs) {
    Caller.Answer answer = caller.post("/v1/events", """
        {"event_id": "%s", "session_id": "a%s", "event_type": "tool", "inputs": {"text": "%s"},
         "start_time": %d, "end_time": %d}\
        """.formatted(
            id, id.substring(1), "x".repeat(100_000), startMs, startMs + 1));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private int status(String id) {
    return caller.get("/v1/events/" + id).status();
  }

  private void awaitGone(String id) {
    while (status(id) != 404) {
      Thread.onSpinWait();
    }
  }

  @Test
  void retainFor_oldSessions_go() {
    long now = System.currentTimeMillis();
    post(OLD, now - Duration.ofDays(3).toMillis());
    post(NEW, now - Duration.ofHours(3).toMillis());
    start(builder -> builder.retainFor(Duration.ofDays(1)));
    awaitGone(OLD);
    assertThat(status(NEW)).isEqualTo(200);
  }

  @Test
  void maxSize_theOldestSessions_go() {
    long now = System.currentTimeMillis();
    post(OLD, now - 2_000);
    post(NEW, now - 1_000);
    start(builder -> builder.maxSize(1));
    awaitGone(OLD);
    awaitGone(NEW);
  }

  @Test
  void builder_whatCannotBe_isRefused() {
    HoneyHiveServer.Builder builder = HoneyHiveServer.builder();
    assertThatThrownBy(() -> builder.retainFor(Duration.ZERO)).hasMessageContaining("retainFor");
    assertThatThrownBy(() -> builder.maxSize(0)).hasMessageContaining("maxSize");
  }
}
