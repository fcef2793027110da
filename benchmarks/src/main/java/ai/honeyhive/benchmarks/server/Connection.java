package ai.honeyhive.benchmarks.server;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One kept connection, with as little work on this side as can be. */
final class Connection implements AutoCloseable {
  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;

  Connection(URI uri) throws IOException {
    socket = new Socket(uri.getHost(), uri.getPort());
    socket.setTcpNoDelay(true);
    out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
  }

  byte[] get(String path) throws IOException {
    return exchange("GET " + path, "text/plain", new byte[0]);
  }

  byte[] search(String json) throws IOException {
    return exchange(
        "POST /v1/events/search", "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  void export(byte[] request) throws IOException {
    byte[] answer = exchange("POST /v1/traces", "application/x-protobuf", request);
    if (answer.length != 0) {
      throw new IOException("not all was taken: " + new String(answer, StandardCharsets.UTF_8));
    }
  }

  private byte[] exchange(String line, String type, byte[] body) throws IOException {
    String head = line + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + type
        + "\r\nContent-Length: " + body.length + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the server hung up");
      }
      answer.append((char) next);
    }
    byte[] content = in.readNBytes(length(answer.toString()));
    if (!answer.toString().startsWith("HTTP/1.1 200")) {
      throw new IOException(answer + new String(content, StandardCharsets.UTF_8));
    }
    return content;
  }

  private static int length(String head) {
    for (String header : head.split("\r\n", -1)) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        return Integer.parseInt(header.substring("content-length:".length()).strip());
      }
    }
    return 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
