package ai.honeyhive.it.identity;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.util.List;

/** Requests whose headers no client library would send. */
final class RawHttp {
  private static final int STATUS = 9;
  private static final int TIMEOUT_MILLIS = 10_000;

  private final int port;

  RawHttp(int port) {
    this.port = port;
  }

  /** Sends one request on a connection of its own, and returns the status of the answer. */
  int status(String path, String label, List<String> headers) throws IOException {
    StringBuilder request = new StringBuilder("GET ")
        .append(path)
        .append('?')
        .append(URLEncoder.encode(label, ISO_8859_1).replace("+", "%20"))
        .append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
    headers.forEach(header -> request.append(header).append("\r\n"));
    request.append("\r\n");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(request.toString().getBytes(ISO_8859_1));
      String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      return answer.length() < STATUS + 3
          ? 0
          : Integer.parseInt(answer.substring(STATUS, STATUS + 3));
    }
  }
}
