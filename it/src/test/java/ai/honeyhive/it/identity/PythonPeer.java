package ai.honeyhive.it.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A third service that reads headers as HoneyHive's Python SDK does: it splits the baggage at
 * commas and decodes nothing.
 */
final class PythonPeer implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final BlockingQueue<Map<String, String>> heard = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::serve, "python-peer");

  PythonPeer() throws IOException {
    thread.start();
  }

  String uri() {
    return "http://127.0.0.1:" + socket.getLocalPort() + "/";
  }

  /** The entries of the baggage of one request, and its traceparent by that name. */
  Map<String, String> awaitRequest() throws InterruptedException {
    Map<String, String> request = heard.poll(10, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("the third service was not asked");
    }
    return request;
  }

  private void serve() {
    try {
      while (!socket.isClosed()) {
        answer(socket.accept());
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void answer(Socket connection) throws IOException {
    try (connection) {
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
      Map<String, String> request = new HashMap<>();
      for (String line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
        int colon = line.indexOf(':');
        String name = line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
        String value = line.substring(colon + 1).strip();
        if (name.equals("traceparent")) {
          request.put(name, value);
        } else if (name.equals("baggage")) {
          entries(value, request);
        }
      }
      connection
          .getOutputStream()
          .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
              .getBytes(US_ASCII));
      heard.add(request);
    }
  }

  private static void entries(String baggage, Map<String, String> into) {
    for (String entry : baggage.split(",")) {
      int sign = entry.indexOf('=');
      into.put(entry.substring(0, sign).strip(), entry.substring(sign + 1).strip());
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    socket.close();
    thread.join();
  }
}
