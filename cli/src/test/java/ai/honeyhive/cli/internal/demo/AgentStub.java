package ai.honeyhive.cli.internal.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Programs the demo starts in a JVM of their own, in place of the travel agent. */
public final class AgentStub {
  private AgentStub() {}

  public static Example of(Class<?> main) {
    return new Example(
        System.getProperty("java.class.path"), main.getName(), Duration.ofSeconds(60));
  }

  /** Posts a session with one event through the data plane, and warns. */
  public static final class Posting {
    public static void main(String[] args) throws IOException, InterruptedException {
      String id = "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11";
      post("/session/start", """
          {"session": {"session_id": "%s", "session_name": "a posted session", "source": "%s"}}
          """.formatted(id, System.getenv("HH_SOURCE")));
      post("/events", """
          {"event": {"session_id": "%s", "event_type": "model", "event_name": "ask",
            "start_time": %d, "duration": 12.5, "inputs": {}, "config": {"model": "m-1"},
            "metadata": {"prompt_tokens": 7, "completion_tokens": 3}}}
          """.formatted(id, System.currentTimeMillis()));
      System.err.println("this is a warning");
    }

    private static void post(String path, String body) throws IOException, InterruptedException {
      HttpRequest request = HttpRequest.newBuilder(
              URI.create(System.getenv("HH_API_URL")).resolve(path))
          .header("Content-Type", "application/json")
          .header("Authorization", "Bearer " + System.getenv("HH_API_KEY"))
          .POST(BodyPublishers.ofString(body))
          .build();
      int status =
          HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new IOException(path + " answered " + status);
      }
    }
  }

  /** Sends nothing. */
  public static final class Silent {
    public static void main(String[] args) {}
  }

  /** Fails. */
  public static final class Failing {
    public static void main(String[] args) {
      System.out.println("Zürich: about to fail");
      throw new IllegalStateException("out of rails");
    }
  }

  /** Never ends. */
  public static final class Stuck {
    public static void main(String[] args) throws InterruptedException {
      System.out.println("waiting for ever");
      new CountDownLatch(1).await();
    }
  }
}
