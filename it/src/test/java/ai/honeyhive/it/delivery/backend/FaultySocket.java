package ai.honeyhive.it.delivery.backend;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;

/** A bare socket in front of a real server, which does to requests what no server would do. */
public final class FaultySocket implements AutoCloseable {
  /** What it does. */
  public enum Mode {
    /** Nothing wrong: bytes go to and fro. */
    RELAY,
    /** Reads, and never answers. */
    HANG,
    /** Resets the connection when half of the request's body was read. */
    RESET,
    /** Hands the request on, and resets the connection in the middle of the answer. */
    ANSWER_LOST,
    /** Hands the request on, and answers a byte at a time, for a quarter of a minute. */
    SLOW_ANSWER,
    /** Answers in another protocol. */
    GARBAGE
  }

  /** A name that resolves to nothing, unless a file of hosts says otherwise. */
  public static final String NOWHERE = "nowhere.invalid";

  private static final String LOOPBACK = "127.0.0.1";
  private static final byte[] SSH = "SSH-2.0-OpenSSH_9.6\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final long BYTE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private static final Pattern HOST = Pattern.compile("Host: nowhere\\.invalid(:\\d+)");

  private final ServerSocket listener;
  private final URI server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Mode mode;

  private FaultySocket(ServerSocket listener, URI server, Mode mode) {
    this.listener = listener;
    this.server = server;
    this.mode = mode;
    start(this::accept);
  }

  /** Listens on a free port. */
  public static FaultySocket before(URI server, Mode mode) throws IOException {
    return before(server, mode, 0, ServerSocketFactory.getDefault());
  }

  /** Listens on a port, 0 for a free one, for a protocol such as TLS. */
  public static FaultySocket before(URI server, Mode mode, int port, ServerSocketFactory protocol)
      throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    ServerSocket listener = protocol.createServerSocket();
    listener.setReuseAddress(true);
    // Whoever listened there before may not be quite gone.
    for (int tries = 0; !listener.isBound(); tries++) {
      try {
        listener.bind(address, 256);
      } catch (BindException e) {
        if (tries == 100) {
          throw e;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
    return new FaultySocket(listener, server, mode);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Does nothing wrong from now on; connections that hang are closed. */
  public void heal() {
    mode = Mode.RELAY;
    open.forEach(FaultySocket::reset);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "faulty-socket");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        start(() -> serve(socket));
      } catch (IOException closed) {
        // the next round sees it
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      switch (mode) {
        case RELAY -> relay(socket);
        case HANG -> socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        case RESET -> {
          readRequest(socket.getInputStream(), 2);
          reset(socket);
        }
        case ANSWER_LOST -> {
          handOn(readRequest(socket.getInputStream(), 1));
          OutputStream out = socket.getOutputStream();
          out.write(answer(), 0, answer().length - 20);
          out.flush();
          reset(socket);
        }
        case SLOW_ANSWER -> {
          handOn(readRequest(socket.getInputStream(), 1));
          answerSlowly(socket.getOutputStream());
        }
        case GARBAGE -> {
          byte[] chunk = new byte[1 << 16];
          int unused = socket.getInputStream().read(chunk);
          socket.getOutputStream().write(SSH);
          socket.shutdownOutput();
          socket.setSoTimeout(1000);
          socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
      }
    } catch (IOException goneAway) {
      // the client's or the test's end of it
    } finally {
      open.remove(socket);
    }
  }

  /** A whole answer that says nothing was rejected, in so many words. */
  private static byte[] answer() {
    String head = String.join(
        "\r\n",
        "HTTP/1.1 200 OK",
        "Content-Type: application/x-protobuf",
        "Content-Length: 64",
        "\r\n");
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    // partial_success with an error_message of 60 bytes
    answer.writeBytes(new byte[] {0x0a, 62, 0x12, 60});
    answer.writeBytes(" ".repeat(60).getBytes(StandardCharsets.US_ASCII));
    return answer.toByteArray();
  }

  private static void answerSlowly(OutputStream out) throws IOException {
    byte[] answer = answer();
    out.write(answer, 0, answer.length - 64);
    for (int i = answer.length - 64; i < answer.length; i++) {
      LockSupport.parkNanos(BYTE_NANOS);
      out.write(answer[i]);
      out.flush();
    }
  }

  /** Reads a request's head and one nth of its body. */
  private static byte[] readRequest(InputStream in, int nth) throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    while (!endsWithEmptyLine(request.toByteArray())) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the request ended in its head");
      }
      request.write(next);
    }
    int length = contentLength(request.toString(StandardCharsets.US_ASCII));
    request.writeBytes(in.readNBytes(length / nth));
    return request.toByteArray();
  }

  private static boolean endsWithEmptyLine(byte[] head) {
    int n = head.length;
    return n >= 4 && head[n - 1] == '\n' && head[n - 3] == '\n' && head[n - 2] == '\r';
  }

  private static int contentLength(String head) {
    for (String line : head.toLowerCase(Locale.ROOT).split("\r\n")) {
      if (line.startsWith("content-length:")) {
        return Integer.parseInt(line.substring("content-length:".length()).strip());
      }
    }
    return 0;
  }

  /** Has the server handle a request, and throws its answer away. */
  private void handOn(byte[] request) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request);
      if (socket.getInputStream().read() < 0) {
        throw new IOException("the server did not answer");
      }
    }
  }

  private void relay(Socket socket) throws IOException {
    try (Socket to = new Socket(server.getHost(), server.getPort())) {
      start(() -> pump(to, socket));
      pump(socket, to);
    }
  }

  private static void pump(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] chunk = new byte[1 << 14];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        nameLoopback(chunk, n);
        out.write(chunk, 0, n);
        out.flush();
      }
      to.shutdownOutput();
    } catch (IOException goneAway) {
      reset(to);
    }
  }

  /** The server refuses requests to a host of another name; the length stays the same. */
  private static void nameLoopback(byte[] chunk, int length) {
    String text = new String(chunk, 0, length, StandardCharsets.ISO_8859_1);
    Matcher host = HOST.matcher(text);
    if (host.find()) {
      String named = (LOOPBACK + host.group(1)).concat(" ".repeat(NOWHERE.length()));
      byte[] other = named
          .substring(0, host.group().length() - "Host: ".length())
          .getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(other, 0, chunk, host.start() + "Host: ".length(), other.length);
    }
  }

  /** Closes with a reset: what is on its way is thrown away. */
  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException closed) {
      // as it should be
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    open.forEach(FaultySocket::reset);
  }
}
