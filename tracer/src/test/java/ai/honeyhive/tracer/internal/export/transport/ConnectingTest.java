package ai.honeyhive.tracer.internal.export.transport;

import static ai.honeyhive.tracer.internal.export.transport.TransportContractTest.described;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.internal.export.transport.network.PemTls;
import ai.honeyhive.tracer.internal.export.transport.network.Tls;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes of a request when there is no connection, and whom a transport trusts. */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(named = "Keep-Alive-.*", because = "the JDK keeps them for a while")
class ConnectingTest {
  @TempDir
  private static Path directory;

  private static Certificate server;
  private static Certificate client;

  @BeforeAll
  static void makeCertificates() throws Exception {
    server = Certificate.make(directory, "server");
    client = Certificate.make(directory, "client");
  }

  private static RawServer secureServer(Certificate trusted) throws Exception {
    return new RawServer(
        server.context(trusted).getServerSocketFactory(),
        "https",
        socket -> ((SSLServerSocket) socket).setNeedClientAuth(trusted != null));
  }

  private static TransportSettings trusting(Map<String, String> environment) {
    return new TransportSettings(null, PemTls.find(environment::get), false);
  }

  @ParameterizedTest
  @EnumSource
  void send_nobodyListens_isUnsent(Kind kind) throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    try (HttpTransport transport = kind.open()) {
      HttpAnswer answer = Kind.send(transport, URI.create("http://127.0.0.1:" + port + "/x"));

      assertThat(described(answer)).isEqualTo("unsent");
      assertThat(((HttpAnswer.Unreachable) answer).cause().getMessage()).isNotBlank();
    }
  }

  @ParameterizedTest
  @EnumSource
  void send_unknownHost_isUnsentAndNamesIt(Kind kind) throws Exception {
    try (HttpTransport transport = kind.open()) {
      HttpAnswer answer = Kind.send(transport, URI.create("http://nowhere.invalid/x"));

      assertThat(described(answer)).isEqualTo("unsent");
      assertThat(((HttpAnswer.Unreachable) answer).cause())
          .isInstanceOf(UnknownHostException.class)
          .hasMessageContaining("nowhere.invalid");
    }
  }

  @ParameterizedTest
  @EnumSource
  void send_serverThatNeverAccepts_endsInTime(Kind kind) throws Exception {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        HttpTransport transport = kind.open()) {
      List<Socket> queued = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Socket socket = new Socket();
        queued.add(socket);
        try {
          socket.connect(full.getLocalSocketAddress(), 100);
        } catch (java.net.SocketTimeoutException e) {
          // The queue is full, as intended.
        }
      }

      URI uri = URI.create("http://127.0.0.1:" + full.getLocalPort() + "/x");
      HttpAnswer answer = Kind.send(transport, uri, Duration.ofMillis(400));

      assertThat(described(answer)).isEqualTo("unsent");
      for (Socket socket : queued) {
        socket.close();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void send_headerThatCannotBe_isUnsentAndKeepsTheSecret(Kind kind) throws Exception {
    try (RawServer plain = new RawServer();
        HttpTransport transport = kind.open()) {
      HttpCall call = new HttpCall(
          plain.uri(),
          Map.of("X-Key", "secret\nx"),
          ByteBuffer.wrap(new byte[1]),
          Duration.ofSeconds(5));

      assertThat(described(transport.send(call).get())).isEqualTo("unsent");
    }
  }

  @ParameterizedTest
  @EnumSource
  void send_tlsToAPlainServer_isUnsent(Kind kind) throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        HttpTransport transport = kind.open()) {
      Thread thread = new Thread(() -> {
        try (Socket socket = plain.accept()) {
          // What is not read when a socket closes becomes a reset, and may overtake the answer.
          assertThat(socket.getInputStream().read(new byte[4096])).isPositive();
          RawServer.write(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
        } catch (java.io.IOException e) {
          // The client went away.
        }
      });
      thread.start();

      URI uri = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/x");
      HttpAnswer answer = Kind.send(transport, uri);

      assertThat(described(answer)).isEqualTo("unsent");
      thread.join();
    }
  }

  @ParameterizedTest
  @EnumSource
  void cancel_whileHandsAreShaken_isUnsent(Kind kind) throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        HttpTransport transport = kind.open()) {
      URI uri = URI.create("https://127.0.0.1:" + silent.getLocalPort() + "/x");
      CompletableFuture<HttpAnswer> answer = transport.send(Kind.call(uri, Duration.ofSeconds(20)));
      try (Socket socket = silent.accept()) {
        assertThat(socket.getInputStream().read()).isPositive();

        answer.cancel(true);

        assertThat(described(answer.get())).isEqualTo("unsent");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void cancel_requestThatIsNotAnswered_isSent(Kind kind) throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        HttpTransport transport = kind.open()) {
      URI uri = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/x");
      CompletableFuture<HttpAnswer> answer = transport.send(Kind.call(uri, Duration.ofSeconds(20)));
      try (Socket socket = silent.accept()) {
        readTo(socket, "the body");

        answer.cancel(true);

        assertThat(described(answer.get())).isEqualTo("sent");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void send_certificateNobodyTrusts_isUnsent(Kind kind) throws Exception {
    try (RawServer secure = secureServer(null);
        HttpTransport transport = kind.open()) {
      assertThat(described(Kind.send(transport, secure.uri()))).isEqualTo("unsent");
      assertThat(secure.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void send_givenContext_isUsed(Kind kind) throws Exception {
    TransportSettings settings =
        new TransportSettings(null, new Tls.Given(client.context(server)), false);
    try (RawServer secure = secureServer(null);
        HttpTransport transport = kind.open(settings)) {
      for (int i = 0; i < 3; i++) {
        assertThat(described(Kind.send(transport, secure.uri()))).isEqualTo("200 {}");
      }
      // A connection is back in the pool a moment after its answer.
      assertThat(secure.connections()).isLessThan(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void send_certificatesOfTheEnvironment_areUsedForBothSides(Kind kind) throws Exception {
    Map<String, String> environment = Map.of(
        "OTEL_EXPORTER_OTLP_CERTIFICATE", server.certificateFile(),
        "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE", client.certificateFile(),
        "OTEL_EXPORTER_OTLP_TRACES_CLIENT_KEY", client.keyFile());
    try (RawServer secure = secureServer(client);
        HttpTransport transport = kind.open(trusting(environment))) {
      assertThat(described(Kind.send(transport, secure.uri()))).isEqualTo("200 {}");
    }
  }

  @ParameterizedTest
  @EnumSource
  void send_certificateForAnotherHost_isUnsent(Kind kind) throws Exception {
    Map<String, String> environment =
        Map.of("OTEL_EXPORTER_OTLP_CERTIFICATE", server.certificateFile());
    try (RawServer secure = secureServer(null);
        HttpTransport transport = kind.open(trusting(environment))) {
      URI other = URI.create("https://localhost:" + secure.port() + "/x");

      HttpAnswer answer = Kind.send(transport, other);

      assertThat(described(answer)).isEqualTo("unsent");
      assertThat(((HttpAnswer.Unreachable) answer).cause())
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void send_certificateFileThatIsMissing_saysWhichOneUntilItIsThere(Kind kind) throws Exception {
    String missing = directory.resolve("missing-" + kind + ".pem").toString();
    Map<String, String> environment = Map.of("OTEL_EXPORTER_OTLP_CERTIFICATE", missing);
    try (RawServer secure = secureServer(null);
        HttpTransport transport = kind.open(trusting(environment))) {
      HttpAnswer answer = Kind.send(transport, secure.uri());

      assertThat(described(answer)).isEqualTo("unsent");
      assertThat(((HttpAnswer.Unreachable) answer).cause()).hasMessageContaining(missing);

      java.nio.file.Files.copy(Path.of(server.certificateFile()), Path.of(missing));
      assertThat(described(Kind.send(transport, secure.uri()))).isEqualTo("200 {}");
    }
  }

  /** Reads until that has come, which is the end of a request. */
  private static void readTo(Socket socket, String end) throws java.io.IOException {
    StringBuilder read = new StringBuilder();
    while (read.indexOf(end) < 0) {
      int next = socket.getInputStream().read();
      assertThat(next).as("the end of the request").isNotNegative();
      read.append((char) next);
    }
  }
}
