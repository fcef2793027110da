package ai.honeyhive.it.delivery.backend;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.it.delivery.backend.FaultySocket.Mode;
import ai.honeyhive.test.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** A backend in one state. Behind it is a real server, which tells what it has stored. */
public final class Backend implements AutoCloseable {
  private final BackendState state;
  private final TestServer server = TestServer.start();
  private final List<AutoCloseable> parts = new ArrayList<>();
  private final URI uri;
  private @Nullable FaultySocket socket;
  private @Nullable SelfSigned certificate;
  private @Nullable Socket port;

  public Backend(BackendState state) throws IOException {
    this.state = state;
    state.script(server.faults());
    this.uri = open();
  }

  private URI open() throws IOException {
    return switch (state) {
      case REFUSED, NO_SUCH_HOST -> {
        // Bound and not listening: connections are refused, and nobody else gets the port.
        Socket held = new Socket();
        held.setReuseAddress(true);
        held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        port = held;
        parts.add(held);
        String host = state == BackendState.REFUSED ? "127.0.0.1" : FaultySocket.NOWHERE;
        yield URI.create("http://" + host + ":" + held.getLocalPort());
      }
      case NO_TLS -> {
        certificate = certificate();
        yield URI.create("https://127.0.0.1:" + listen(0, Mode.GARBAGE, plain()));
      }
      case UNTRUSTED -> {
        certificate = certificate();
        yield URI.create("https://127.0.0.1:" + listen(0, Mode.RELAY, certificate.sockets()));
      }
      default ->
        state.mode() == Mode.RELAY
            ? server.uri()
            : URI.create("http://127.0.0.1:" + listen(0, state.mode(), plain()));
    };
  }

  private static ServerSocketFactory plain() {
    return ServerSocketFactory.getDefault();
  }

  private SelfSigned certificate() throws IOException {
    SelfSigned made = new SelfSigned();
    parts.add(made);
    return made;
  }

  private int listen(int at, Mode mode, ServerSocketFactory protocol) throws IOException {
    FaultySocket opened = FaultySocket.before(server.uri(), mode, at, protocol);
    socket = opened;
    parts.add(opened);
    return opened.port();
  }

  public URI uri() {
    return uri;
  }

  public String apiKey() {
    return server.apiKey();
  }

  public TestServer server() {
    return server;
  }

  /** The ids of the events it has stored. */
  public Set<String> stored() {
    List<Event> events = server.events();
    Set<String> ids = new TreeSet<>();
    for (Event event : events) {
      if (!ids.add(event.eventId())) {
        throw new AssertionError("stored twice: " + event);
      }
    }
    return ids;
  }

  /**
   * Is well from now on, at the same address.
   *
   * @return options of the JVM for which it is
   */
  public List<String> heal() throws IOException {
    server.faults().clear();
    switch (state) {
      case REFUSED, NO_SUCH_HOST -> {
        Socket held = Objects.requireNonNull(port);
        int at = held.getLocalPort();
        held.close();
        listen(at, Mode.RELAY, plain());
      }
      case NO_TLS -> {
        FaultySocket before = Objects.requireNonNull(socket);
        before.close();
        listen(before.port(), Mode.RELAY, Objects.requireNonNull(certificate).sockets());
      }
      default -> {
        if (socket != null) {
          socket.heal();
        }
      }
    }
    return options();
  }

  private List<String> options() throws IOException {
    if (certificate != null) {
      return certificate.options();
    }
    if (state == BackendState.NO_SUCH_HOST) {
      Path hosts = Files.createTempFile("hosts", "");
      Files.writeString(hosts, "127.0.0.1 " + FaultySocket.NOWHERE + "\n");
      parts.add(() -> Files.delete(hosts));
      return List.of("-Djdk.net.hosts.file=" + hosts);
    }
    return List.of();
  }

  @Override
  public void close() throws Exception {
    server.faults().clear();
    for (AutoCloseable part : parts) {
      part.close();
    }
    server.close();
  }
}
