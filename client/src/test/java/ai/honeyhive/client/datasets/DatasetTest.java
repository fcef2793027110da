package ai.honeyhive.client.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.rest.Examples;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatasetTest {
  private static Dataset dataset(String json) {
    return Dataset.fromJson(Examples.json(json));
  }

  @Test
  void dataset_ofTheDescription_isReadAndWrittenBack() {
    JsonNode json = Examples.of("GetDatasetsResponse").get("datasets").get(0);

    Dataset dataset = Dataset.fromJson(json);

    assertThat(dataset.id()).isEqualTo("665000000000000000000010");
    assertThat(dataset.name()).isEqualTo("city questions");
    assertThat(dataset.description()).isEqualTo("small set for tests");
    assertThat(dataset.datapoints()).containsExactly("665000000000000000000020");
    assertThat(dataset.createdAt()).isEqualTo(Instant.parse("2025-10-09T08:53:20Z"));
    assertThat(dataset.updatedAt()).isEqualTo(Instant.parse("2025-10-09T08:53:20Z"));
    assertThat(dataset.extra()).isEmpty();
    assertThat(dataset.toJson()).isEqualTo(json);
    assertThat(dataset).isEqualTo(Dataset.fromJson(json)).hasSameHashCodeAs(Dataset.fromJson(json));
  }

  @Test
  void dataset_ofAnOlderServer_hasWhatItSays() {
    Dataset dataset = dataset("{'_id': 'a', 'name': null, 'datapoints': null, 'project': 'p'}");

    assertThat(dataset.id()).isEqualTo("a");
    assertThat(dataset.name()).isEmpty();
    assertThat(dataset.description()).isNull();
    assertThat(dataset.datapoints()).isEmpty();
    assertThat(dataset.createdAt()).isNull();
    assertThat(dataset.extra()).isEqualTo(Map.of("project", "p"));
  }

  @Test
  void time_ofAnyForm_survives() {
    Instant expected = Instant.parse("2025-10-09T08:53:20Z");

    assertThat(dataset("{'created_at': 1760000000000}").createdAt()).isEqualTo(expected);
    assertThat(dataset("{'created_at': '2025-10-09T10:53:20+02:00'}").createdAt())
        .isEqualTo(expected);
    assertThat(dataset("{'created_at': '2025-10-09T08:53:20'}").createdAt()).isEqualTo(expected);
    assertThat(dataset("{'created_at': '2025-10-09 08:53:20.000'}").createdAt())
        .isEqualTo(expected);
    assertThat(dataset("{'created_at': 'yesterday'}").createdAt()).isNull();
    assertThat(dataset("{'created_at': 'yesterday'}").toJson())
        .isEqualTo(Examples.json("{'created_at': 'yesterday'}"));
  }

  @Test
  void dataset_ofAList_isRefused() {
    assertThatThrownBy(() -> dataset("[]")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void newDataset_sendsWhatWasSet() {
    NewDataset dataset = NewDataset.builder()
        .name("city questions")
        .description("small set for tests")
        .build();

    assertThat(dataset.toJson()).isEqualTo(Examples.of("CreateDatasetRequest"));
    assertThat(
            dataset.toBuilder().datapoints(List.of("d")).field("x", 1).build().toJson())
        .isEqualTo(Examples.json("{'name': 'city questions', 'description': 'small set for tests',"
            + " 'datapoints': ['d'], 'x': 1}"));
    assertThat(NewDataset.named("n").toJson()).isEqualTo(Examples.json("{'name': 'n'}"));
  }

  @Test
  void update_notSetAndNull_differ() {
    assertThat(DatasetUpdate.builder().name("n").build().toJson())
        .isEqualTo(Examples.json("{'name': 'n'}"));
    assertThat(DatasetUpdate.builder().description(null).build().toJson())
        .isEqualTo(Examples.json("{'description': null}"));
  }

  @Test
  void addedDatapoints_areRead() {
    AddedDatapoints added = AddedDatapoints.fromJson(
        Examples.json("{'inserted': true, 'datapoint_ids': ['a', 'b'], 'new': 1}"));

    assertThat(added.inserted()).isTrue();
    assertThat(added.datapointIds()).containsExactly("a", "b");
    assertThat(added.extra()).containsOnlyKeys("new");
  }
}
