package ai.honeyhive.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.HoneyHiveClient;
import ai.honeyhive.client.NotFoundException;
import ai.honeyhive.client.events.EventFilter;
import ai.honeyhive.client.metrics.Metric;
import ai.honeyhive.client.metrics.MetricResult;
import ai.honeyhive.client.metrics.MetricReturnType;
import ai.honeyhive.client.metrics.MetricThreshold;
import ai.honeyhive.client.metrics.MetricType;
import ai.honeyhive.client.metrics.MetricUpdate;
import ai.honeyhive.client.metrics.MetricVersion;
import ai.honeyhive.client.metrics.NewMetric;
import ai.honeyhive.client.metrics.NewMetricVersion;
import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Metrics through the client, in the real server. */
@ExtendWith(HoneyHiveExtension.class)
class MetricsRestTest {
  private static final String CODE = "def short(event):\n    return True";

  private HoneyHiveClient client;

  @BeforeEach
  void start(TestServer server) {
    client = Clients.of(server);
  }

  @AfterEach
  void stop() {
    client.close();
  }

  @Test
  void create_metric_isKeptWithAllItSays() {
    String id = client
        .metrics()
        .create(NewMetric.python("short", CODE)
            .returnType(MetricReturnType.BOOLEAN)
            .threshold(MetricThreshold.when(true))
            .samplingPercentage(25)
            .filter(EventFilter.is(EventType.MODEL))
            .build());

    Metric metric = client.metrics().find(id).orElseThrow();
    assertThat(metric.id()).isEqualTo(id);
    assertThat(metric.name()).isEqualTo("short");
    assertThat(metric.type()).isEqualTo(MetricType.PYTHON);
    assertThat(metric.criteria()).isEqualTo(CODE);
    assertThat(metric.returnType()).isEqualTo(MetricReturnType.BOOLEAN);
    assertThat(metric.threshold()).isEqualTo(MetricThreshold.when(true));
    assertThat(metric.samplingPercentage()).isEqualTo(25);
    assertThat(metric.enabledInProduction()).isFalse();
    assertThat(metric.filters()).containsExactly(EventFilter.is(EventType.MODEL));
    assertThat(metric.createdAt()).isNotNull();
  }

  @Test
  void list_ofAType_hasNoOthers() {
    client.metrics().create(NewMetric.python("a", CODE).build());
    client.metrics().create(NewMetric.human("b", "Good?").build());

    assertThat(client.metrics().list().stream().map(Metric::name))
        .containsExactlyInAnyOrder("a", "b");
    assertThat(client.metrics().list(MetricType.HUMAN).stream().map(Metric::name))
        .containsExactly("b");
  }

  @Test
  void find_unknownId_isEmpty() {
    assertThat(client.metrics().find("665000000000000000000030")).isEmpty();
  }

  @Test
  void update_metric_changesWhatIsSaid() {
    String id = client.metrics().create(NewMetric.python("a", CODE).build());

    client
        .metrics()
        .update(
            id,
            MetricUpdate.builder().description("new").enabledInProduction(true).build());

    Metric metric = client.metrics().find(id).orElseThrow();
    assertThat(metric.description()).isEqualTo("new");
    assertThat(metric.enabledInProduction()).isTrue();
    assertThat(metric.criteria()).isEqualTo(CODE);
  }

  @Test
  void delete_metric_isGone() {
    String id = client.metrics().create(NewMetric.python("a", CODE).build());

    client.metrics().delete(id);

    assertThat(client.metrics().list()).isEmpty();
    assertThatThrownBy(() -> client.metrics().versions(id)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void versions_createdAndDeployed_changeTheMetric() {
    String id = client.metrics().create(NewMetric.python("a", CODE).build());
    NewMetric better =
        NewMetric.python("a", "def better(event):\n    return False").build();

    MetricVersion version =
        client.metrics().createVersion(id, NewMetricVersion.of("better", better));
    assertThat(version.message()).isEqualTo("better");
    assertThat(version.deployed()).isFalse();
    assertThat(version.content().criteria())
        .isEqualTo(better.toJson().path("criteria").asText());
    assertThat(client.metrics().find(id).orElseThrow().criteria()).isEqualTo(CODE);

    assertThat(client.metrics().deployVersion(id, version.name()).deployed()).isTrue();
    assertThat(client.metrics().find(id).orElseThrow().criteria()).contains("better");
    assertThat(client.metrics().versions(id).stream().map(MetricVersion::name))
        .contains(version.name());
  }

  @Test
  void createVersion_deployed_isDeployedAtOnce() {
    String id = client.metrics().create(NewMetric.python("a", CODE).build());
    NewMetric better =
        NewMetric.python("a", "def better(event):\n    return False").build();

    assertThat(client
            .metrics()
            .createVersion(id, NewMetricVersion.of("now", better).deployed())
            .deployed())
        .isTrue();
    assertThat(client.metrics().find(id).orElseThrow().criteria()).contains("better");
  }

  @Test
  void run_metric_saysThatThisServerDoesNot() {
    MetricResult result = client
        .metrics()
        .run(
            NewMetric.python("a", CODE).build(),
            Event.builder().eventType(EventType.MODEL).build());

    assertThat(result.success()).isFalse();
    assertThat(result.explanation()).isNotBlank();
  }
}
