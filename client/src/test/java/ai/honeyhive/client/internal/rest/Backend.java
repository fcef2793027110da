package ai.honeyhive.client.internal.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** A backend on a socket that answers as told, in the worst ways, too. */
public final class Backend implements AutoCloseable {
  /** What a connection got. */
  public record Received(String line, String head, String body) {
    public String header(String name) {
      return head.lines()
          .filter(
              line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }
  }

  /** Bytes to write, then perhaps the end of the connection, or nothing more. */
  private record Reply(String bytes, boolean ends, boolean whole) {}

  private final ServerSocket socket;
  private final Deque<Reply> script = new ArrayDeque<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch left = new CountDownLatch(1);
  private final CountDownLatch came = new CountDownLatch(1);
  public final List<Received> received = new CopyOnWriteArrayList<>();

  public Backend() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** Text is taken byte by byte. */
  public Backend answers(int status, String body, String... headers) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " X\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return add(
        new Reply(head + "Content-Length: " + body.length() + "\r\n\r\n" + body, false, true));
  }

  Backend raw(String bytes, boolean ends) {
    return add(new Reply(bytes, ends, false));
  }

  private synchronized Backend add(Reply reply) {
    script.add(reply);
    return this;
  }

  static String gzipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  int connections() {
    return open.size();
  }

  /** Waits until a request came. */
  boolean cameIn() throws InterruptedException {
    return came.await(10, TimeUnit.SECONDS);
  }

  /** Waits until a client gave up a connection on which it has no whole answer. */
  boolean wasLeft() throws InterruptedException {
    return left.await(10, TimeUnit.SECONDS);
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = socket.accept();
        open.add(connection);
        daemon(() -> serve(connection));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket connection) {
    boolean waits = false;
    try (connection) {
      InputStream in = connection.getInputStream();
      Received request = read(in);
      while (request != null) {
        received.add(request);
        came.countDown();
        Reply reply = next();
        waits = !reply.whole;
        connection.getOutputStream().write(reply.bytes.getBytes(StandardCharsets.ISO_8859_1));
        connection.getOutputStream().flush();
        if (reply.ends) {
          return;
        }
        request = read(in);
      }
    } catch (IOException e) {
      // the same as its end
    }
    if (waits) {
      left.countDown();
    }
  }

  private synchronized Reply next() {
    Reply reply = script.poll();
    return reply == null ? new Reply("", false, false) : reply;
  }

  private static Received read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      head.append((char) next);
    }
    Received request = new Received(head.substring(0, head.indexOf("\r\n")), head.toString(), "");
    String length = request.header("Content-Length");
    byte[] body = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
    return new Received(
        request.line.replace(" HTTP/1.1", ""),
        request.head,
        new String(body, StandardCharsets.UTF_8));
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "backend");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket connection : open) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
