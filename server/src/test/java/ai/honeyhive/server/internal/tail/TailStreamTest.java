package ai.honeyhive.server.internal.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.server.internal.http.BodyStream;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.sqlite.SqliteStore;
import ai.honeyhive.server.store.EventWrite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TailStreamTest {
  @TempDir
  Path directory;

  private SqliteStore store;
  private Tail tail;

  @BeforeEach
  void open() {
    store = SqliteStore.open(directory);
    tail = new Tail(store.events(), 1);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Ends the stream by failing, as the connection of a client that is gone does. */
  private static final class EndsAt extends ByteArrayOutputStream {
    private final String end;

    EndsAt(String end) {
      this.end = end;
    }

    @Override
    public void flush() throws IOException {
      if (text().contains(end)) {
        throw new IOException("gone");
      }
    }

    String text() {
      return toString(StandardCharsets.UTF_8);
    }
  }

  private BodyStream watch() {
    return tail.watch("p", event -> true);
  }

  private static String read(BodyStream stream, String end) {
    EndsAt out = new EndsAt(end);
    try (stream) {
      assertThatThrownBy(() -> stream.writeTo(out)).isInstanceOf(IOException.class);
    }
    return out.text();
  }

  private static EventWrite write(String project, String input) {
    String id = UUID.randomUUID().toString();
    return EventWrite.of(
        project,
        Event.builder()
            .eventId(id)
            .sessionId(UUID.randomUUID().toString())
            .eventType(EventType.TOOL)
            .eventName("e")
            .inputs(Map.of("in", input))
            .build());
  }

  @Test
  void stream_silence_isFilledWithComments() {
    assertThat(read(watch(), "still here")).startsWith(": watching\n\n: still here\n\n");
  }

  @Test
  void stream_tooMany_saysHowManyWereLeftOut() {
    BodyStream stream = watch();
    tail.written(java.util.stream.IntStream.range(0, Watcher.MOST_WAITING + 7)
        .mapToObj(i -> write("p", "x"))
        .toList());
    String text = read(stream, "still here");
    assertThat(text).contains("event: dropped\ndata: {\"count\":7}\n\n");
    assertThat(text.split("event: event", -1)).hasSize(Watcher.MOST_WAITING + 1);
  }

  @Test
  void stream_tooLarge_saysHowManyWereLeftOut() {
    String half = "x".repeat((int) (Watcher.MOST_BYTES * 2 / 3));
    BodyStream stream = watch();
    tail.written(List.of(write("p", half), write("p", half), write("p", "small")));
    String text = read(stream, "still here");
    assertThat(text).contains("{\"count\":1}").contains("small");
    // One alone always fits.
    BodyStream again = watch();
    tail.written(List.of(write("p", half + half)));
    assertThat(read(again, "still here")).doesNotContain("dropped").contains("event: event");
  }

  @Test
  void stream_otherProject_isNotSeen() {
    BodyStream stream = watch();
    tail.written(List.of(write("q", "secret"), write("p", "mine")));
    assertThat(read(stream, "still here")).contains("mine").doesNotContain("secret");
  }

  @Test
  void stream_clientGone_isForgotten() {
    read(watch(), "watching");
    assertThat(tail.watchers()).isZero();
  }

  @Test
  void stream_interrupted_ends() throws IOException {
    try (BodyStream stream = watch()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Thread.currentThread().interrupt();
      stream.writeTo(out);
      assertThat(out.toString(StandardCharsets.UTF_8)).contains("the server stops");
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void written_slowWatcher_keepsNobodyWaiting() throws Exception {
    java.util.concurrent.CountDownLatch stuck = new java.util.concurrent.CountDownLatch(1);
    java.util.concurrent.CountDownLatch release = new java.util.concurrent.CountDownLatch(1);
    BodyStream stream = watch();
    Thread thread = new Thread(() -> {
      try (stream) {
        stream.writeTo(new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            stuck.countDown();
            try {
              release.await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
          }
        });
      } catch (IOException e) {
        // The end of the test.
      }
    });
    thread.start();
    stuck.await();
    for (int i = 0; i < 10_000; i++) {
      tail.written(List.of(write("p", "x")));
    }
    thread.interrupt();
    thread.join();
    assertThat(tail.watchers()).isZero();
  }

  @Test
  void watch_tooMany_isRefused() {
    for (int i = 0; i < Tail.MOST_WATCHERS; i++) {
      watch();
    }
    assertThatThrownBy(this::watch).isInstanceOf(HttpFailure.class);
  }
}
