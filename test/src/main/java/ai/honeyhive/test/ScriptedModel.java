package ai.honeyhive.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A stand-in for a language model: an OpenAI-compatible {@code POST /v1/chat/completions} on
 * loopback that answers from a script, whole or as a stream of server-sent events, and keeps the
 * requests it got.
 *
 * <p>Everything it says is deterministic: ids count up from {@code chatcmpl-1}, and unless a reply
 * gives its usage, a token is four characters. When the script has no more replies, or throws, the
 * client gets a 400 that says so; clients do not retry a 400.
 *
 * <p>Thread-safe: concurrent requests take replies in the order of their arrival. After
 * {@link #close()} no thread is left.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat">Chat completions in OpenAI's
 *     API reference</a>
 */
public final class ScriptedModel implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  static {
    // The JDK's server reads it once. Without it an answer waits 40 ms for the peer to acknowledge
    // the headers.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final HttpServer server;
  private final ModelThreads threads = new ModelThreads();
  private final ExecutorService workers;
  private final CountDownLatch closing;
  private final ModelHandler handler;

  private ScriptedModel(Function<JsonNode, Reply> script) {
    closing = new CountDownLatch(1);
    handler = new ModelHandler(script, closing);
    try {
      server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on loopback", e);
    }
    workers = Executors.newCachedThreadPool(threads);
    server.setExecutor(workers);
    server.createContext("/", handler);
    server.start();
  }

  /**
   * Starts a model that gives these replies, in order, one to a request.
   *
   * @param replies the script
   * @return the running model
   * @throws UncheckedIOException if loopback has no free port
   */
  public static ScriptedModel start(Reply... replies) {
    List<Reply> script = List.of(replies);
    AtomicInteger next = new AtomicInteger();
    return start(request -> {
      int index = next.getAndIncrement();
      return index < script.size()
          ? script.get(index)
          : Reply.error(
              400, "the script has " + script.size() + " replies; this is request " + (index + 1));
    });
  }

  /**
   * Starts a model that asks a function for each reply.
   *
   * @param script from the JSON of the request to the reply; called concurrently when requests are
   *     concurrent
   * @return the running model
   * @throws UncheckedIOException if loopback has no free port
   */
  public static ScriptedModel start(Function<JsonNode, Reply> script) {
    return new ScriptedModel(script);
  }

  /**
   * Returns the address to give to a client as its base URL.
   *
   * @return for example {@code http://127.0.0.1:40123/v1}
   */
  public URI baseUri() {
    return URI.create("http://" + LOOPBACK + ":" + server.getAddress().getPort() + "/v1");
  }

  /**
   * Returns the chat completion requests so far, retries included.
   *
   * @return a copy, in the order of arrival
   */
  public List<ModelRequest> requests() {
    return handler.requests();
  }

  /** Stops answering, cuts open connections and waits for the threads to end. */
  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    workers.shutdownNow();
    threads.join();
  }
}
