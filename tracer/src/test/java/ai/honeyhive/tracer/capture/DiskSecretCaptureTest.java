package ai.honeyhive.tracer.capture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.FaultyBackend;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.DeliveryConfig.Protocol;
import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.config.RedactionConfig;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No secret is in any byte of the files in which spans wait for the server. */
@ExtendWith(HoneyHiveExtension.class)
class DiskSecretCaptureTest {
  private static void busy(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Retry-After", "60");
    exchange.sendResponseHeaders(503, -1);
  }

  private static String written(Path directory) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    }
    return all.toString();
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  @AllowLogs(matching = "HH202.*|HH205.*|HH303.*|HH301.*")
  void disk_secretsEverywhere_holdsNone(Protocol protocol, @TempDir Path directory)
      throws Exception {
    PlantedSecrets secrets = new PlantedSecrets();
    try (FaultyBackend backend = new FaultyBackend()) {
      for (int i = 0; i < 100; i++) {
        backend.then(DiskSecretCaptureTest::busy);
      }
      backend.sessions(DiskSecretCaptureTest::busy);
      HoneyHiveTracer tracer = HoneyHiveTracer.builder()
          .apiKey("hh_wire")
          .serverUrl(backend.uri())
          .global(GlobalRegistration.NEVER)
          .delivery(DeliveryConfig.builder().protocol(protocol).spill(directory).build())
          .redaction(
              Figures.isSabotaged("secret") ? RedactionConfig.none() : RedactionConfig.defaults())
          .build();
      secrets.tell(tracer);
      tracer.close(Duration.ofSeconds(5));
      assertThat(tracer.status().spilled()).isEqualTo(3);
    }

    String written = written(directory);

    assertThat(written).contains("steps", "failing", "[REDACTED:key]");
    for (String secret : List.copyOf(secrets.places().keySet())) {
      assertThat(written).as(secrets.places().get(secret)).doesNotContain(secret);
    }
    Figures.held("secret", secrets.places().size(), "places on disk");
  }
}
