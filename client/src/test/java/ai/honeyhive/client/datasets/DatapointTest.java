package ai.honeyhive.client.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.rest.Examples;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatapointTest {
  @Test
  void datapoint_ofTheDescription_isReadAndWrittenBack() {
    JsonNode json = Examples.of("GetDatapointResponse").get("datapoint").get(0);

    Datapoint datapoint = Datapoint.fromJson(json);

    assertThat(datapoint.id()).isEqualTo("665000000000000000000020");
    assertThat(datapoint.inputs()).isEqualTo(Map.of("question", "Capital of Italy?"));
    assertThat(datapoint.history()).isEmpty();
    assertThat(datapoint.groundTruth()).isEqualTo(Map.of("answer", "Rome"));
    assertThat(datapoint.metadata()).isEqualTo(Map.of("origin", "quiz"));
    assertThat(datapoint.linkedEvent()).isNull();
    assertThat(datapoint.linkedDatasets()).containsExactly("665000000000000000000010");
    assertThat(datapoint.createdAt()).isEqualTo(Instant.parse("2025-10-09T08:53:20Z"));
    assertThat(datapoint.updatedAt()).isNull();
    assertThat(datapoint.toJson()).isEqualTo(json);
  }

  @Test
  void datapoint_ofAnOlderServer_hasWhatItSays() {
    Datapoint datapoint = Datapoint.fromJson(Examples.json(
        "{'_id': 'a', 'ground_truth': null, 'history': [{'role': 'user'}, 'x'], 'type': 'llm'}"));

    assertThat(datapoint.id()).isEqualTo("a");
    assertThat(datapoint.inputs()).isEmpty();
    assertThat(datapoint.groundTruth()).isNull();
    assertThat(datapoint.metadata()).isEmpty();
    assertThat(datapoint.history()).containsExactly(Map.of("role", "user"));
    assertThat(datapoint.extra()).containsOnlyKeys("type");
  }

  @Test
  void datapoint_cannotBeChanged() {
    Datapoint datapoint =
        Datapoint.fromJson(Examples.json("{'inputs': {'a': {'b': 1}}, 'history': [{}]}"));

    assertThatThrownBy(() -> datapoint.inputs().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> datapoint.history().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void newDatapoint_sendsWhatWasSet() {
    NewDatapoint datapoint = NewDatapoint.builder()
        .inputs(Map.of("question", "Capital of Italy?"))
        .groundTruth(Map.of("answer", "Rome"))
        .history(List.of())
        .metadata(Map.of("origin", "quiz"))
        .linkedDatasets(List.of("665000000000000000000010"))
        .build();

    assertThat(datapoint.toJson()).isEqualTo(Examples.of("CreateDatapointRequest"));
    assertThat(datapoint.toBuilder().linkedEvent("e").build()).isNotEqualTo(datapoint);
  }

  @Test
  void update_notSetAndNull_differ() {
    assertThat(DatapointUpdate.builder().inputs(Map.of("a", 1)).build().toJson())
        .isEqualTo(Examples.json("{'inputs': {'a': 1}}"));
    assertThat(DatapointUpdate.builder()
            .groundTruth(null)
            .linkedEvent(null)
            .build()
            .toJson())
        .isEqualTo(Examples.json("{'ground_truth': null, 'linked_event': null}"));
  }

  @Test
  void mapping_namesEverySection() {
    DatapointMapping mapping =
        DatapointMapping.builder().inputs("question").groundTruth("answer").build();

    assertThat(mapping.toJson())
        .isEqualTo(Examples.of("AddDatapointsToDatasetRequest").get("mapping"));
    assertThat(mapping.inputs()).containsExactly("question");
    assertThat(mapping.groundTruth()).containsExactly("answer");
    assertThat(mapping.history()).isEmpty();
  }

  @Test
  void text_ofAValue_holdsNoContent() {
    assertThat(NewDatapoint.builder().inputs(Map.of("secret", "s3cret")).build().toString())
        .isEqualTo("NewDatapoint[inputs]");
  }
}
