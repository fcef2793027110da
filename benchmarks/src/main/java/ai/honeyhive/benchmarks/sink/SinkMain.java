package ai.honeyhive.benchmarks.sink;

import ai.honeyhive.benchmarks.launch.TlsKeys;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.PriorityQueue;

/**
 * The sink: one thread that reads requests, counts their spans, and answers after a delay that
 * holds no thread. It prints its port and the one for TLS, then does what it is told on standard
 * input, and ends with it: {@code answer STATUS DELAY_MILLIS keep|close} or {@code hang}.
 */
public final class SinkMain {
  private static volatile Behaviour behaviour = new Behaviour(200, 0, false, false);

  private final Board board;
  private final Selector selector;
  private final ServerSocketChannel server;
  private final PriorityQueue<Due> waiting = new PriorityQueue<>();

  private SinkMain(Board board) throws IOException {
    this.board = board;
    this.selector = Selector.open();
    this.server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
  }

  private record Behaviour(int status, long delayMillis, boolean close, boolean hang) {}

  private record Due(long nanos, Connection connection, Connection.Request request, Behaviour how)
      implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return Long.compare(nanos, other.nanos);
    }
  }

  /** Serves until standard input ends. */
  public static void main(String[] args) throws IOException {
    SinkMain sink = new SinkMain(new Board(Path.of(args[0])));
    TlsDoor tls =
        new TlsDoor(new Board(Path.of(args[0])), TlsKeys.context(), () -> behaviour.close);
    System.out.println(sink.server.socket().getLocalPort() + " " + tls.port());
    Thread orders = new Thread(SinkMain::obey, "orders");
    orders.start();
    sink.serve();
  }

  private static void obey() {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ", -1);
        behaviour = words[0].equals("hang")
            ? new Behaviour(200, 0, false, true)
            : new Behaviour(
                Integer.parseInt(words[1]),
                Long.parseLong(words[2]),
                words[3].equals("close"),
                false);
        System.out.println("ok");
      }
    } catch (IOException e) {
      System.err.println(e);
    }
    Runtime.getRuntime().halt(0);
  }

  private void serve() throws IOException {
    while (true) {
      Due next = waiting.peek();
      if (next == null) {
        selector.select(this::ready);
      } else {
        long nanos = next.nanos - System.nanoTime();
        if (nanos <= 0) {
          selector.selectNow(this::ready);
        } else {
          selector.select(this::ready, nanos / 1_000_000 + 1);
        }
      }
      answerWhatIsDue();
    }
  }

  private void ready(SelectionKey key) {
    if (key.isAcceptable()) {
      accept();
    } else if (key.isReadable() && key.attachment() instanceof Connection connection) {
      try {
        Connection.Request request = connection.read();
        if (request != null) {
          received(connection, request);
        }
      } catch (IOException e) {
        connection.close();
      }
    }
  }

  private void accept() {
    try {
      SocketChannel channel = server.accept();
      if (channel == null) {
        return;
      }
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.register(selector, SelectionKey.OP_READ, new Connection(channel));
      board.add(Board.Figure.CONNECTIONS, 1);
    } catch (IOException e) {
      System.err.println(e);
    }
  }

  private void received(Connection connection, Connection.Request request) throws IOException {
    if (request.spans() > 0) {
      board.add(Board.Figure.REQUESTS, 1);
      board.add(Board.Figure.BYTES, request.bytes());
    }
    Behaviour how = behaviour;
    if (how.hang) {
      return;
    }
    Due due = new Due(System.nanoTime() + how.delayMillis * 1_000_000, connection, request, how);
    if (how.delayMillis == 0) {
      answer(due);
    } else {
      waiting.add(due);
    }
  }

  private void answerWhatIsDue() {
    for (Due due = waiting.peek();
        due != null && due.nanos <= System.nanoTime();
        due = waiting.peek()) {
      waiting.remove();
      try {
        answer(due);
      } catch (IOException e) {
        due.connection.close();
      }
    }
  }

  private void answer(Due due) throws IOException {
    boolean traces = due.request.spans() > 0;
    // What a session start and a log-in are answered; a trace request gets the empty message.
    String body = traces ? "" : "{\"session_id\":\"6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11\"}";
    String response = "HTTP/1.1 " + due.how.status + " Status\r\nContent-Type: "
        + (traces ? "application/x-protobuf" : "application/json")
        + (due.how.close ? "\r\nConnection: close" : "")
        + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    if (due.how.status < 300) {
      board.add(Board.Figure.SPANS, due.request.spans());
    }
    due.connection.answer(
        ByteBuffer.wrap(response.getBytes(StandardCharsets.ISO_8859_1)), due.how.close);
  }
}
