package ai.honeyhive.tracer.internal.export.transport;

import static ai.honeyhive.tracer.internal.export.transport.TransportContractTest.described;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.internal.export.transport.network.EnvironmentProxies;
import ai.honeyhive.tracer.internal.export.transport.network.Tls;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests through a real proxy, to a host that only the proxy can find. */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(named = "Keep-Alive-.*", because = "the JDK keeps them for a while")
class ProxyTest {
  private static final URI HTTP = URI.create("http://backend.example/v1/traces");
  private static final URI HTTPS = URI.create("https://backend.example/v1/traces");

  @TempDir
  private static Path directory;

  private static Certificate certificate;

  @BeforeAll
  static void makeCertificate() throws Exception {
    certificate = Certificate.make(directory, "backend");
  }

  private static RawServer secureServer() throws Exception {
    return new RawServer(
        certificate.context(null).getServerSocketFactory(), "https", listener -> {});
  }

  private static TransportSettings settings(Map<String, String> environment) throws Exception {
    return new TransportSettings(
        EnvironmentProxies.find(environment::get, problem -> {}),
        new Tls.Given(certificate.context(certificate)),
        false);
  }

  @ParameterizedTest
  @EnumSource
  void send_tlsThroughAProxy_isTunnelled(Kind kind) throws Exception {
    try (RawServer server = secureServer();
        ConnectProxy proxy = new ConnectProxy(server, false);
        HttpTransport transport = kind.open(settings(Map.of("HTTPS_PROXY", proxy.address())))) {
      for (int i = 0; i < 2; i++) {
        assertThat(described(Kind.send(transport, HTTPS))).isEqualTo("200 {}");
      }

      assertThat(proxy.heads()).hasSize(1);
      assertThat(proxy.heads().get(0)).startsWith("CONNECT backend.example:443 HTTP/1.1\r\n");
      assertThat(server.requests().get(0)).startsWith("POST /v1/traces HTTP/1.1\r\n");
    }
  }

  @ParameterizedTest
  @EnumSource
  void send_throughAProxyWithAPassword_tellsItToTheProxy(Kind kind) throws Exception {
    try (RawServer server = new RawServer();
        ConnectProxy proxy = new ConnectProxy(server, true)) {
      Map<String, String> environment =
          Map.of("HTTP_PROXY", "http://user:secret@" + proxy.address());
      try (HttpTransport transport = kind.open(settings(environment))) {
        assertThat(described(Kind.send(transport, HTTP))).isEqualTo("200 {}");
      }
      assertThat(proxy.heads().get(0))
          .startsWith("POST http://backend.example/v1/traces HTTP/1.1\r\n")
          .containsIgnoringCase("Proxy-Authorization: Basic dXNlcjpzZWNyZXQ=\r\n");
    }
  }

  @ParameterizedTest
  @EnumSource
  void send_proxyThatRefuses_reachesNobodyAndTellsNothing(Kind kind) throws Exception {
    try (RawServer server = secureServer();
        ConnectProxy proxy = new ConnectProxy(server, true)) {
      // The JDK keeps passwords from the proxies of TLS unless a system property says otherwise.
      Map<String, String> environment =
          Map.of("HTTPS_PROXY", "http://user:secret@" + proxy.address());
      try (HttpTransport transport = kind.open(settings(environment))) {
        assertThat(described(Kind.send(transport, HTTPS))).isIn("refused 407 ", "unsent");
      }
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void send_givenSelector_isAskedEvenForThisMachine(Kind kind) throws Exception {
    try (RawServer server = new RawServer();
        ConnectProxy proxy = new ConnectProxy(server, false)) {
      ProxySelector selector = ProxySelector.of(new InetSocketAddress("127.0.0.1", proxy.port()));
      try (HttpTransport transport = kind.open(new TransportSettings(selector, null, false))) {
        assertThat(described(Kind.send(transport, server.uri()))).isEqualTo("200 {}");
      }
      assertThat(proxy.heads()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void send_thisMachine_isNeverBehindAProxyOfTheEnvironment(Kind kind) throws Exception {
    try (RawServer server = new RawServer();
        ConnectProxy proxy = new ConnectProxy(server, false);
        HttpTransport transport = kind.open(settings(Map.of("HTTP_PROXY", proxy.address())))) {
      assertThat(described(Kind.send(transport, server.uri()))).isEqualTo("200 {}");
      assertThat(proxy.heads()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void send_proxyThatIsNotThere_isUnsent(Kind kind) throws Exception {
    String address;
    try (RawServer server = new RawServer();
        ConnectProxy gone = new ConnectProxy(server, false)) {
      address = gone.address();
    }
    try (HttpTransport transport = kind.open(settings(Map.of("HTTP_PROXY", address)))) {
      assertThat(described(Kind.send(transport, HTTP))).isEqualTo("unsent");
    }
  }
}
