package ai.honeyhive.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PlainHttpTest {
  private static final String ROUTE = "/v1/x?page=2";

  /** What was asked, and what was made of the answer. */
  record Exchange(String request, ServerResponse response) {}

  private static Exchange exchange(String answer) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> request =
          CompletableFuture.supplyAsync(() -> serve(server, answer));
      URI uri = URI.create("http://127.0.0.1:" + server.getLocalPort() + ROUTE);
      byte[] body = "hello".getBytes(StandardCharsets.UTF_8);
      ServerResponse response =
          PlainHttp.send(uri, "POST", Map.of("Content-Type", "text/plain"), body);
      return new Exchange(request.join(), response);
    }
  }

  private static String serve(ServerSocket server, String answer) {
    try (Socket socket = server.accept()) {
      StringBuilder request = new StringBuilder();
      while (!request.toString().endsWith("\r\n\r\nhello")) {
        request.append((char) socket.getInputStream().read());
      }
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
      return request.toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void sendsTheRequestAndReadsABodyOfAKnownLength() throws IOException {
    Exchange exchange = exchange("HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok, too long");
    assertThat(exchange.request())
        .startsWith("POST /v1/x?page=2 HTTP/1.1\r\nHost: 127.0.0.1:")
        .contains("\r\nConnection: close\r\nContent-Length: 5\r\nContent-Type: text/plain\r\n\r\n");
    assertThat(exchange.response().status()).isEqualTo(201);
    assertThat(exchange.response().text()).isEqualTo("ok");
  }

  @Test
  void readsChunks() throws IOException {
    String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    String chunks = "3\r\nabc\r\n0A;note=1\r\n0123456789\r\n0\r\n\r\n";
    assertThat(exchange(head + chunks).response().text()).isEqualTo("abc0123456789");
  }

  @Test
  void readsUntilTheEndAndJoinsHeaders() throws IOException {
    ServerResponse response =
        exchange("HTTP/1.1 200\r\nX-A: 1\r\nx-a: 2\r\n\r\nall of it").response();
    assertThat(response.text()).isEqualTo("all of it");
    assertThat(response.header("X-a")).contains("1, 2");
  }

  @Test
  void saysWhenTheAnswerIsCut() {
    assertThatThrownBy(() -> exchange("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab"))
        .isInstanceOf(EOFException.class)
        .hasMessage("the answer ended after 2 of 5 bytes");
    assertThatThrownBy(() -> exchange("HTTP/1.1 200 OK\r\nConte"))
        .isInstanceOf(EOFException.class)
        .hasMessage("the answer ended in its head: \"Conte\"");
  }
}
