package ai.honeyhive.benchmarks.delivery;

import ai.honeyhive.benchmarks.sink.Board;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The harness's own limit: requests of 512 spans that were encoded beforehand, written to eight
 * sockets as fast as the sink answers. Prints spans a second.
 */
public final class Ceiling {
  private static final int SPANS = 512;
  private static final int SOCKETS = 8;
  private static final int SECONDS = 3;

  private Ceiling() {}

  /** Takes the bytes of a span, the server, and the sink's board. */
  public static void main(String[] args) throws InterruptedException {
    byte[] request = request(Integer.parseInt(args[0]));
    URI server = URI.create(args[1]);
    Board board = new Board(Path.of(args[2]));
    long start = System.nanoTime();
    long end = start + SECONDS * 1_000_000_000L;
    long before = board.get(Board.Figure.SPANS);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < SOCKETS; i++) {
      Thread thread = new Thread(() -> post(server.getPort(), request, end));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    long spans = board.get(Board.Figure.SPANS) - before;
    System.out.println(spans * 1_000_000_000L / (System.nanoTime() - start));
    Runtime.getRuntime().halt(0);
  }

  private static void post(int port, byte[] request, long end) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      InputStream in = socket.getInputStream();
      byte[] answer = new byte[1024];
      while (System.nanoTime() < end) {
        out.write(request);
        if (in.read(answer) < 0) {
          throw new IOException("closed");
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One resource, one scope, and spans that hold nothing but a name of this length. */
  private static byte[] request(int spanBytes) {
    byte[] span = message(2, message(5, new byte[spanBytes]));
    byte[] scope = new byte[span.length * SPANS];
    for (int i = 0; i < SPANS; i++) {
      System.arraycopy(span, 0, scope, i * span.length, span.length);
    }
    byte[] body = message(1, message(2, scope));
    byte[] head = ("POST /opentelemetry/v1/traces HTTP/1.1\r\nHost: sink\r\nContent-Length: "
            + body.length + "\r\n\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
    return joined(head, head.length, body);
  }

  private static byte[] message(int field, byte[] content) {
    byte[] head = new byte[6];
    int at = 0;
    head[at++] = (byte) (field << 3 | 2);
    int length = content.length;
    while (length > 0x7f) {
      head[at++] = (byte) ((length & 0x7f) | 0x80);
      length >>>= 7;
    }
    head[at++] = (byte) length;
    return joined(head, at, content);
  }

  private static byte[] joined(byte[] head, int length, byte[] rest) {
    byte[] all = new byte[length + rest.length];
    System.arraycopy(head, 0, all, 0, length);
    System.arraycopy(rest, 0, all, length, rest.length);
    return all;
  }
}
