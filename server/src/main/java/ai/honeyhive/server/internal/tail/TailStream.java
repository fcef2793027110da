package ai.honeyhive.server.internal.tail;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.http.BodyStream;
import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One watcher's events as {@code text/event-stream}. */
final class TailStream implements BodyStream {
  private final Tail tail;
  private final Watcher watcher;
  private final Predicate<JsonNode> wanted;

  TailStream(Tail tail, Watcher watcher, Predicate<JsonNode> wanted) {
    this.tail = tail;
    this.watcher = watcher;
    this.wanted = wanted;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    comment(out, "watching");
    try {
      while (true) {
        News news = watcher.poll(tail.heartbeatMillis());
        if (news == null) {
          comment(out, "still here");
        } else {
          write(out, news);
        }
      }
    } catch (InterruptedException e) {
      comment(out, "the server stops");
    }
  }

  private void write(OutputStream out, News news) throws IOException {
    JsonNode event = json(news);
    if (event != null && wanted.test(event)) {
      send(out, "event", Json.bytes(event));
    }
    long dropped = watcher.takeDropped();
    if (dropped > 0) {
      send(out, "dropped", Json.bytes(Json.object().put("count", dropped)));
    }
    if (watcher.isEmpty()) {
      out.flush();
    }
  }

  /** An updated event is read here, not where it was updated. */
  private @Nullable JsonNode json(News news) {
    Event event = news.event;
    return event != null
        ? event.toBuilder().projectId(news.project).build().toJson()
        : tail.store().find(news.project, news.eventId).map(Event::toJson).orElse(null);
  }

  /** JSON has no line breaks outside of text, and none unescaped in it. */
  private static void send(OutputStream out, String name, byte[] data) throws IOException {
    out.write(ascii("event: " + name + "\ndata: "));
    out.write(data);
    out.write(ascii("\n\n"));
  }

  private static void comment(OutputStream out, String text) throws IOException {
    out.write(ascii(": " + text + "\n\n"));
    out.flush();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    tail.leave(watcher);
  }
}
