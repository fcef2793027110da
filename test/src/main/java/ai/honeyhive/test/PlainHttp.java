package ai.honeyhive.test;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * One HTTP/1.1 request on a connection of its own. Both clients of the JDK leave a thread behind
 * for seconds: the one keeps connections alive, the other its selector.
 */
final class PlainHttp {
  private static final int READ_TIMEOUT_MILLIS = 30_000;

  private final InputStream in;

  private PlainHttp(InputStream in) {
    this.in = in;
  }

  static ServerResponse send(URI uri, String method, Map<String, String> headers, byte[] body)
      throws IOException {
    StringBuilder head = new StringBuilder(method)
        .append(' ')
        .append(uri.getRawPath())
        .append(uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())
        .append(" HTTP/1.1\r\nHost: ")
        .append(uri.getRawAuthority())
        .append("\r\nConnection: close\r\nContent-Length: ")
        .append(body.length)
        .append("\r\n");
    headers.forEach(
        (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(READ_TIMEOUT_MILLIS);
      ByteArrayOutputStream request = new ByteArrayOutputStream();
      request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
      request.writeBytes(body);
      request.writeTo(socket.getOutputStream());
      return new PlainHttp(new BufferedInputStream(socket.getInputStream())).response();
    }
  }

  private ServerResponse response() throws IOException {
    String status = line();
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.merge(
          line.substring(0, colon),
          line.substring(colon + 1).strip(),
          (first, second) -> first + ", " + second);
    }
    return new ServerResponse(Integer.parseInt(status.split(" ")[1]), headers, body(headers));
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if ("chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))) {
      return chunks();
    }
    String length = headers.get("Content-Length");
    return length == null ? in.readAllBytes() : exactly(Integer.parseInt(length));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.writeBytes(exactly(size));
      line();
    }
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().split(";")[0].strip(), 16);
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the answer ended after " + bytes.length + " of " + length + " bytes");
    }
    return bytes;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the answer ended in its head: \"" + line + "\"");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
