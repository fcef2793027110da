package ai.honeyhive.tracer.capture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.FaultyBackend;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.DeliveryConfig.Protocol;
import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.config.RedactionConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No secret is in any byte that goes over the wire, whatever it was put into. */
@ExtendWith(HoneyHiveExtension.class)
class WireSecretCaptureTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final List<String> PATHS =
      List.of("/opentelemetry/v1/traces", "/events/batch", "/session/start", "/events");

  private static HoneyHiveTracer tracer(FaultyBackend backend, DeliveryConfig delivery) {
    return HoneyHiveTracer.builder()
        .apiKey("hh_wire")
        .serverUrl(backend.uri())
        .global(GlobalRegistration.NEVER)
        .delivery(delivery)
        .redaction(
            Figures.isSabotaged("secret") ? RedactionConfig.none() : RedactionConfig.defaults())
        .build();
  }

  private static String sent(FaultyBackend backend) {
    StringBuilder all = new StringBuilder();
    for (String path : PATHS) {
      backend
          .received(path)
          .forEach(request -> all.append(path)
              .append(' ')
              .append(new String(request.body(), StandardCharsets.UTF_8))
              .append('\n'));
    }
    return all.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "OTLP_PROTOBUF, true",
    "OTLP_PROTOBUF, false",
    "OTLP_JSON, true",
    "EVENTS, true",
    "EVENTS, false"
  })
  void wire_secretsEverywhere_carriesNone(Protocol protocol, boolean batched) throws Exception {
    PlantedSecrets secrets = new PlantedSecrets();
    try (FaultyBackend backend = new FaultyBackend();
        HoneyHiveTracer tracer = tracer(
            backend,
            DeliveryConfig.builder().protocol(protocol).batched(batched).build())) {
      secrets.tell(tracer);
      assertThat(tracer.flush(LONG).isComplete()).isTrue();

      String sent = sent(backend);

      assertThat(sent)
          .contains("steps", "failing", "planted", "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11");
      secrets
          .places()
          .forEach((secret, where) -> assertThat(sent).as(where).doesNotContain(secret));
      Map<String, Long> redacted = tracer.status().redacted();
      assertThat(redacted.get("secret") + redacted.get("key"))
          .isGreaterThanOrEqualTo(secrets.places().size());
      assertThat(tracer.status().toString()).contains("redacted: {key=");
    }
    Figures.held("secret", secrets.places().size(), "places on the wire");
  }

  @Test
  void wire_withNothingTakenOut_carriesAll() throws Exception {
    PlantedSecrets secrets = new PlantedSecrets();
    try (FaultyBackend backend = new FaultyBackend();
        HoneyHiveTracer tracer = HoneyHiveTracer.builder()
            .apiKey("hh_wire")
            .serverUrl(backend.uri())
            .global(GlobalRegistration.NEVER)
            .redaction(RedactionConfig.none())
            .build()) {
      secrets.tell(tracer);
      assertThat(tracer.flush(LONG).isComplete()).isTrue();

      String sent = sent(backend);

      secrets.places().forEach((secret, where) -> assertThat(sent).as(where).contains(secret));
      assertThat(tracer.status().redacted()).isEmpty();
    }
  }
}
