package ai.honeyhive.tracer.internal.export.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ServerSocketFactory;

/**
 * A server on loopback that reads requests and answers byte by byte as told, in order, and then
 * with an empty 200.
 */
final class RawServer implements AutoCloseable {
  static final Fault OK = Fault.text("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");

  /** What becomes of one request. Afterwards the connection stays open, unless it was closed. */
  interface Fault {
    void answer(Socket socket, RawServer server) throws IOException;

    static Fault text(String text) {
      return (socket, server) -> write(socket, text);
    }

    /** Sends that, and nothing more. */
    static Fault hangAfter(String text) {
      return (socket, server) -> {
        write(socket, text);
        server.awaitClose();
      };
    }

    /** Sends that, then ends the connection. */
    static Fault closeAfter(String text) {
      return (socket, server) -> {
        write(socket, text);
        socket.close();
      };
    }

    /** Sends that, then breaks the connection. */
    static Fault resetAfter(String text) {
      return (socket, server) -> {
        write(socket, text);
        socket.setSoLinger(true, 0);
        socket.close();
      };
    }
  }

  private final ServerSocket listener;
  private final String scheme;
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);

  RawServer() throws IOException {
    this(ServerSocketFactory.getDefault(), "http", listener -> {});
  }

  RawServer(ServerSocketFactory sockets, String scheme, Consumer<ServerSocket> setUp)
      throws IOException {
    this.scheme = scheme;
    this.listener = sockets.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    setUp.accept(listener);
    start(this::accept);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  URI uri() {
    return URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort() + "/v1/traces");
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Heads and bodies as they came, in order. */
  List<String> requests() {
    return requests;
  }

  int connections() {
    return connections.get();
  }

  void then(Fault... next) {
    faults.addAll(List.of(next));
  }

  private void accept() {
    while (true) {
      try {
        Socket socket = listener.accept();
        connections.incrementAndGet();
        open.add(socket);
        start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      String request;
      while (!socket.isClosed() && (request = read(socket.getInputStream())) != null) {
        requests.add(request);
        Fault fault = faults.poll();
        (fault == null ? OK : fault).answer(socket, this);
      }
    } catch (IOException e) {
      // The client went away, which is its right.
    } finally {
      open.remove(socket);
    }
  }

  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      head.write(next);
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    int length = 0;
    for (String line : text.split("\r\n")) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    return text + new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
  }

  static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** Waits for the end of the server. */
  void awaitClose() {
    awaitClose(1, TimeUnit.MINUTES);
  }

  /** Waits that long; true when the server ends. */
  boolean awaitClose(long time, TimeUnit unit) {
    try {
      return closing.await(time, unit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      listener.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
