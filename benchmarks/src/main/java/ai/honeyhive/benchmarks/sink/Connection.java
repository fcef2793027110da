package ai.honeyhive.benchmarks.sink;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** One connection and the request it is receiving. Requests are not pipelined. */
final class Connection {
  private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};

  private final SocketChannel channel;
  private ByteBuffer in = ByteBuffer.allocateDirect(1 << 16);
  private @Nullable String head;
  private int bodyStart;
  private int bodyLength;

  Connection(SocketChannel channel) {
    this.channel = channel;
  }

  /** A request that has come to its end. */
  record Request(String path, int bytes, int spans) {}

  /** Reads what there is; null while the request is not complete. */
  @Nullable
  Request read() throws IOException {
    if (channel.read(in) < 0) {
      throw new IOException("closed by the client");
    }
    if (head == null && !readHead()) {
      return null;
    }
    String complete = head;
    if (complete == null) {
      return null;
    }
    ByteBuffer body = bodyLength >= 0 ? sized() : chunked();
    if (body == null) {
      return null;
    }
    String path = complete.substring(complete.indexOf(' ') + 1, complete.indexOf(' ', 5));
    int bytes = body.remaining();
    int spans = path.endsWith("/v1/traces") ? SpanCount.of(plain(complete, body)) : 0;
    head = null;
    in.clear();
    return new Request(path, bytes, spans);
  }

  private boolean readHead() {
    int end = indexOfHeadEnd();
    if (end < 0) {
      grow(in.position() + 1);
      return false;
    }
    byte[] bytes = new byte[end];
    in.get(0, bytes);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    head = text;
    bodyStart = end + HEAD_END.length;
    bodyLength = header(text, "transfer-encoding").contains("chunked")
        ? -1
        : Integer.parseInt("0" + header(text, "content-length"));
    grow(bodyStart + Math.max(0, bodyLength));
    return true;
  }

  private int indexOfHeadEnd() {
    for (int i = 0; i + HEAD_END.length <= in.position(); i++) {
      if (in.get(i) == '\r' && in.get(i + 2) == '\r' && in.get(i + 3) == '\n') {
        return i;
      }
    }
    return -1;
  }

  private void grow(int needed) {
    if (needed > in.capacity()) {
      ByteBuffer larger = ByteBuffer.allocateDirect(Math.max(needed, 2 * in.capacity()));
      larger.put(in.flip());
      in = larger;
    }
  }

  private @Nullable ByteBuffer sized() {
    return in.position() < bodyStart + bodyLength ? null : in.slice(bodyStart, bodyLength);
  }

  /** The chunks put together, or null when the last has not come. */
  private @Nullable ByteBuffer chunked() {
    grow(in.position() + 1);
    ByteBuffer raw = in.duplicate().flip().position(bodyStart);
    ByteBuffer body = ByteBuffer.allocate(raw.remaining());
    while (true) {
      StringBuilder size = new StringBuilder();
      while (raw.hasRemaining() && size.indexOf("\r\n") < 0) {
        size.append((char) raw.get());
      }
      if (size.indexOf("\r\n") < 0) {
        return null;
      }
      int length = Integer.parseInt(size.toString().trim(), 16);
      if (raw.remaining() < length + 2) {
        return null;
      }
      if (length == 0) {
        return body.flip();
      }
      body.put(raw.slice(raw.position(), length));
      raw.position(raw.position() + length + 2);
    }
  }

  private static ByteBuffer plain(String head, ByteBuffer body) throws IOException {
    if (!header(head, "content-encoding").equals("gzip")) {
      return body;
    }
    byte[] compressed = new byte[body.remaining()];
    body.get(compressed);
    try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return ByteBuffer.wrap(unpacked.readAllBytes());
    }
  }

  private static String header(String head, String name) {
    int at = head.toLowerCase(Locale.ROOT).indexOf("\r\n" + name + ":");
    if (at < 0) {
      return "";
    }
    int end = head.indexOf("\r\n", at + 2);
    return head.substring(at + name.length() + 3, end < 0 ? head.length() : end).trim();
  }

  /** Sends an answer, and ends the connection if told so. */
  void answer(ByteBuffer response, boolean close) throws IOException {
    while (response.hasRemaining()) {
      channel.write(response);
    }
    if (close) {
      channel.close();
    }
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // It is gone.
    }
  }
}
