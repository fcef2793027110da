package ai.honeyhive.server.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.server.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HttpListenerTest {
  private final CountDownLatch entered = new CountDownLatch(1);

  /** Answers with the body it got, and tells when it began to wait for it. */
  private HttpListener start() throws IOException {
    return HttpListener.start(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), request -> {
          entered.countDown();
          return Response.of(200, "text/plain", request.body());
        });
  }

  private Wire begin(HttpListener listener) throws Exception {
    Wire wire = new Wire(URI.create("http://127.0.0.1:" + listener.port()));
    wire.head("POST / HTTP/1.1", "Host: localhost", "Content-Length: 4");
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
    return wire;
  }

  @Test
  void requestsThatAreBeingAnsweredAreFinished() throws Exception {
    HttpListener listener = start();
    try (Wire wire = begin(listener)) {
      CompletableFuture<Void> closed = CompletableFuture.runAsync(listener::close);
      wire.send(new byte[] {'d', 'o', 'n', 'e'});
      assertThat(wire.readAll()).startsWith("HTTP/1.1 200 OK").endsWith("done");
      closed.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void aRequestThatNeverEndsDoesNotKeepItFromClosing() throws Exception {
    HttpListener listener = start();
    try (Wire wire = begin(listener)) {
      long start = System.nanoTime();
      listener.close();
      assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.SECONDS.toNanos(4));
      assertThat(wire.readAll()).isEmpty();
    }
  }

  @Test
  void aConnectionIsKeptForTheNextRequest() throws Exception {
    HttpListener listener = start();
    try (Wire wire = begin(listener)) {
      wire.send(new byte[] {'o', 'n', 'e', '\n'});
      while (!wire.readLine().equals("one")) {
        assertThat(wire).isNotNull();
      }
      wire.head("POST / HTTP/1.1", "Host: localhost", "Connection: close", "Content-Length: 3");
      wire.send(new byte[] {'t', 'w', 'o'});
      assertThat(wire.readAll()).startsWith("HTTP/1.1 200 OK").endsWith("two");
    } finally {
      listener.close();
    }
  }
}
