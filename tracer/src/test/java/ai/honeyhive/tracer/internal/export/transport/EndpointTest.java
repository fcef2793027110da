package ai.honeyhive.tracer.internal.export.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {
  private static final URI SERVER = URI.create("https://api.example/base/");
  private static final URI OTHER = URI.create("https://otlp.example:4318/a/b?auth=token");

  private static Endpoint endpoint(DeliveryConfig config) {
    return Endpoint.of(SERVER, ApiKey.of("hh_secret"), config, TransportSettings.DEFAULT);
  }

  private static Endpoint foreign() {
    return endpoint(
        DeliveryConfig.builder().otlpEndpoint(OTHER).header("X-Key", "k").build());
  }

  @Test
  void spans_ofHoneyHive_goWhereTheirFormBelongs() {
    assertThat(endpoint(DeliveryConfig.defaults()).spans())
        .hasToString("https://api.example/base/opentelemetry/v1/traces");
    assertThat(endpoint(DeliveryConfig.builder()
                .protocol(DeliveryConfig.Protocol.EVENTS)
                .build())
            .spans())
        .hasToString("https://api.example/base/events/batch");
    assertThat(endpoint(DeliveryConfig.defaults()).sessionStart())
        .hasToString("https://api.example/base/session/start");
  }

  @Test
  void headers_ofHoneyHive_carryKeyAndClientAndTheUsers() {
    DeliveryConfig config = DeliveryConfig.builder().header("X-Tenant", "t").build();

    assertThat(endpoint(config).headers())
        .containsEntry("Authorization", "Bearer hh_secret")
        .containsEntry("hh-client-language", "java")
        .containsEntry("hh-client-package", "honeyhive-tracer")
        .containsKey("hh-client-version")
        .containsEntry("x-tenant", "t");
  }

  @Test
  void headers_ofAnotherBackend_areTheUsersOnly() {
    Endpoint foreign = foreign();

    assertThat(foreign.spans()).isEqualTo(OTHER);
    assertThat(foreign.headers()).containsOnlyKeys("X-Key");
    assertThat(foreign.startsSessions()).isFalse();
    assertThatThrownBy(foreign::sessionStart)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("token");
  }

  @ParameterizedTest
  @CsvSource({
    "200, false, false", "400, false, false", "401, false, false", "408, true, false",
    "413, false, false", "429, true, true", "500, true, false", "501, false, false",
    "502, true, true", "503, true, true", "504, true, true"
  })
  void isWorthARetry_anyStatus_asItsBackendSays(int status, boolean honeyHive, boolean other) {
    assertThat(endpoint(DeliveryConfig.defaults()).isWorthARetry(status)).isEqualTo(honeyHive);
    assertThat(foreign().isWorthARetry(status)).isEqualTo(other);
  }

  @Test
  void renewsKey_suppliedKeyThatChanged_isTrue() {
    Iterator<String> keys = List.of("one", "two", "two").iterator();
    Endpoint endpoint = Endpoint.of(
        SERVER,
        ApiKey.of(keys::next, new Diagnostics()),
        DeliveryConfig.defaults(),
        TransportSettings.DEFAULT);

    assertThat(endpoint.renewsKey(call(endpoint))).isTrue();
    assertThat(endpoint.headers()).containsEntry("Authorization", "Bearer two");
    assertThat(endpoint.renewsKey(call(endpoint))).isFalse();
  }

  @Test
  void renewsKey_usersOwnAuthorization_isFalseAndAsksNobody() {
    DeliveryConfig config =
        DeliveryConfig.builder().header("authorization", "Basic x").build();
    Iterator<String> keys = List.of("one").iterator();
    Endpoint endpoint = Endpoint.of(
        SERVER, ApiKey.of(keys::next, new Diagnostics()), config, TransportSettings.DEFAULT);

    assertThat(endpoint.headers()).containsEntry("Authorization", "Basic x");
    assertThat(endpoint.renewsKey(call(endpoint))).isFalse();
  }

  private static HttpCall call(Endpoint endpoint) {
    return new HttpCall(
        endpoint.spans(), endpoint.headers(), ByteBuffer.allocate(1), Duration.ofSeconds(1));
  }

  @Test
  void target_sameAddressAndTransport_isEqual() {
    assertThat(endpoint(DeliveryConfig.defaults()).target())
        .isEqualTo(new Endpoint(SERVER, "another key").target())
        .isNotEqualTo(foreign().target());
  }

  @Test
  void toString_anyEndpoint_holdsNoSecret() {
    assertThat(endpoint(DeliveryConfig.defaults())).hasToString("https://api.example/base/");
    assertThat(foreign()).hasToString("https://otlp.example:4318/a/b");
    assertThat(call(foreign())).hasToString("POST https://otlp.example:4318/a/b (1 bytes)");
    assertThat(call(endpoint(DeliveryConfig.defaults())).toString()).doesNotContain("hh_secret");
  }
}
