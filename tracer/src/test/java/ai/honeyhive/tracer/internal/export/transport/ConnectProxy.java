package ai.honeyhive.tracer.internal.export.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A proxy on loopback. Whatever name it is asked for, it connects to the one server it was made
 * for.
 */
final class ConnectProxy implements AutoCloseable {
  private static final String WHO =
      "HTTP/1.1 407 Who?\r\nProxy-Authenticate: Basic realm=p\r\nContent-Length: 0\r\n\r\n";

  private final ServerSocket listener;
  private final int server;
  private final boolean wantsPassword;
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  ConnectProxy(RawServer server, boolean wantsPassword) throws IOException {
    this.server = server.port();
    this.wantsPassword = wantsPassword;
    this.listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    start(this::accept);
  }

  String address() {
    return "127.0.0.1:" + listener.getLocalPort();
  }

  int port() {
    return listener.getLocalPort();
  }

  /** The heads of the requests to the proxy itself. */
  List<String> heads() {
    return heads;
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "connect-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (true) {
      try {
        Socket client = listener.accept();
        sockets.add(client);
        start(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      String head = head(client.getInputStream());
      heads.add(head);
      if (wantsPassword && !head.toLowerCase(Locale.ROOT).contains("proxy-authorization: basic ")) {
        RawServer.write(client, WHO);
        return;
      }
      try (Socket target = new Socket("127.0.0.1", server)) {
        sockets.add(target);
        if (head.startsWith("CONNECT ")) {
          RawServer.write(client, "HTTP/1.1 200 Connected\r\n\r\n");
        } else {
          RawServer.write(target, head);
        }
        start(() -> pump(client, target));
        pump(target, client);
      }
    } catch (IOException e) {
      // Somebody went away.
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // Somebody went away.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
