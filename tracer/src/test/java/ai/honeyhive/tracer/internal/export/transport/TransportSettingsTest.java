package ai.honeyhive.tracer.internal.export.transport;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import ai.honeyhive.tracer.internal.export.transport.network.ProxyPassword;
import ai.honeyhive.tracer.internal.export.transport.network.Tls;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(HoneyHiveExtension.class)
class TransportSettingsTest {
  private static final URI HTTPS = URI.create("https://api.honeyhive.ai/x");
  private static final URI HTTP = URI.create("http://api.honeyhive.ai/x");

  private final Diagnostics diagnostics = new Diagnostics();

  private TransportSettings settings(DeliveryConfig config, Map<String, String> environment) {
    return TransportSettings.of(config, false, diagnostics, environment::get);
  }

  private TransportSettings settings(Map<String, String> environment) {
    return settings(DeliveryConfig.defaults(), environment);
  }

  private static String proxyOf(TransportSettings settings, URI uri) {
    Proxy proxy = settings.proxy().select(uri).get(0);
    return proxy.address() instanceof InetSocketAddress address
        ? address.getHostString() + ":" + address.getPort()
        : "none";
  }

  @Test
  void of_nothingSet_isTheDefault() {
    assertThat(settings(Map.of())).isEqualTo(TransportSettings.DEFAULT);
    assertThat(settings(Map.of("NO_PROXY", "*"))).isEqualTo(TransportSettings.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "HH_HTTPS_PROXY, HTTPS_PROXY, https_proxy",
    "HTTPS_PROXY, https_proxy, HTTP_PROXY",
    "https_proxy, HTTP_PROXY, HH_HTTP_PROXY"
  })
  void of_severalProxies_theFirstNameWins(String first, String second, String third) {
    TransportSettings settings =
        settings(Map.of(first, "http://one:1", second, "http://two:2", third, "http://three:3"));

    assertThat(proxyOf(settings, HTTPS)).isEqualTo("one:1");
  }

  @Test
  void of_proxyOfOneScheme_leavesTheOtherAlone() {
    TransportSettings settings = settings(Map.of("HTTP_PROXY", "proxy:3128"));

    assertThat(proxyOf(settings, HTTP)).isEqualTo("proxy:3128");
    assertThat(proxyOf(settings, HTTPS)).isEqualTo("none");
    assertThat(proxyOf(settings, URI.create("http://localhost:4318"))).isEqualTo("none");
  }

  @Test
  void of_noProxy_isHeeded() {
    Map<String, String> environment = Map.of(
        "HTTPS_PROXY", "http://proxy:1", "NO_PROXY", "elsewhere", "HH_NO_PROXY", "honeyhive.ai");

    assertThat(proxyOf(settings(environment), HTTPS)).isEqualTo("none");
  }

  @Test
  void of_sameEnvironmentTwice_isEqual() {
    Map<String, String> environment = Map.of(
        "HTTPS_PROXY",
        "http://user:secret@proxy:1",
        "no_proxy",
        "x.org",
        "OTEL_EXPORTER_OTLP_CERTIFICATE",
        "/ca.pem");
    DeliveryConfig foreign = DeliveryConfig.builder()
        .otlpEndpoint(URI.create("https://other/v1/traces"))
        .build();

    assertThat(settings(foreign, environment))
        .isEqualTo(settings(foreign, environment))
        .hasSameHashCodeAs(settings(foreign, environment));
    assertThat(settings(foreign, environment)).isNotEqualTo(settings(foreign, Map.of()));
    assertThat(settings(foreign, environment).toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"socks5://user:secret@proxy:1", "http://", "http://user:secret@ho st:1"})
  @AllowLogs(matching = "HH116")
  void of_proxyThatCannotBe_isSaidWithoutItsPasswordAndNotUsed(String url) {
    assertThat(settings(Map.of("HTTPS_PROXY", url)).proxy()).isNull();

    assertThat(diagnostics.warnings()).containsExactly("HH116");
  }

  @Test
  void of_givenProxyAndContext_comeFirst() throws Exception {
    ProxySelector selector = ProxySelector.of(null);
    SSLContext context = SSLContext.getDefault();
    DeliveryConfig config = DeliveryConfig.builder()
        .proxy(selector)
        .sslContext(context)
        .otlpEndpoint(URI.create("https://other/v1/traces"))
        .build();

    TransportSettings settings = settings(
        config, Map.of("HTTPS_PROXY", "http://p:1", "OTEL_EXPORTER_OTLP_CERTIFICATE", "/ca.pem"));

    assertThat(settings).isEqualTo(new TransportSettings(selector, new Tls.Given(context), false));
  }

  @Test
  void of_certificateOfTheEnvironment_isForOtherBackendsOnly() {
    Map<String, String> environment = Map.of("OTEL_EXPORTER_OTLP_CERTIFICATE", "/ca.pem");

    assertThat(settings(environment).tls()).isNull();
  }

  @Test
  void header_userInTheUrl_isForThatProxyOnly() {
    TransportSettings settings =
        settings(Map.of("HTTPS_PROXY", "http://us%20er:se%3Acret@proxy:1", "NO_PROXY", "x.org"));

    assertThat(ProxyPassword.header(settings.proxy(), HTTPS))
        .isEqualTo("Basic dXMgZXI6c2U6Y3JldA==");
    assertThat(List.of(HTTP, URI.create("https://x.org"), URI.create("https://localhost")))
        .allSatisfy(
            uri -> assertThat(ProxyPassword.header(settings.proxy(), uri)).isNull());
  }
}
