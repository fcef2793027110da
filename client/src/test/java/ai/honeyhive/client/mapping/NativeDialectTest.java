package ai.honeyhive.client.mapping;

import static ai.honeyhive.client.mapping.Spans.json;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** HoneyHive's own attributes: sections 6.2 and 8.1 of the mapping reference. */
class NativeDialectTest {

  @Test
  void eachSectionHasItsAttributes() {
    Event event = Spans.mapped("""
        {
          "honeyhive_inputs.city": "Turin", "honeyhive_outputs.result": "sunny", "honeyhive_config.timeout": 30,
          "honeyhive_metadata.run_id": "r1", "honeyhive_metrics.score": 0.5, "honeyhive_metrics.score_explanation": "ok",
          "honeyhive_metrics.passed": true, "honeyhive_feedback.rating": 5, "honeyhive_user_properties.plan": "pro",
          "honeyhive_user_id": "u-17"
        }
        """);
    assertThat(event.inputs()).isEqualTo(Map.of("city", "Turin"));
    assertThat(event.outputs()).isEqualTo(Map.of("result", "sunny"));
    assertThat(event.config()).isEqualTo(Map.of("timeout", 30L));
    assertThat(event.metadata()).containsEntry("run_id", "r1");
    assertThat(event.metrics())
        .isEqualTo(Map.of("score", 0.5, "score_explanation", "ok", "passed", true));
    assertThat(event.feedback()).isEqualTo(Map.of("rating", 5L));
    assertThat(event.userProperties()).isEqualTo(Map.of("plan", "pro", "user_id", "u-17"));
    assertThat(event.metadata().keySet()).noneMatch(key -> key.startsWith("honeyhive_"));
  }

  @Test
  void chatHistoryFollowsTheListRule() {
    Event event = Spans.mapped("""
        {
          "honeyhive_inputs.chat_history.0.role": "user", "honeyhive_inputs.chat_history.0.content": "Hi",
          "honeyhive_inputs.chat_history.1.role": "assistant",
          "honeyhive_inputs.chat_history.1.tool_calls.0.id": "c1",
          "honeyhive_outputs.result.tags.0": "mild", "honeyhive_outputs.result.tags.1": "dry"
        }
        """);
    assertThat(event.inputs()).isEqualTo(json("""
        {"chat_history": [{"role": "user", "content": "Hi"}, {"role": "assistant", "tool_calls.0.id": "c1"}]}
        """));
    assertThat(event.outputs()).isEqualTo(json("{\"result\": {\"tags\": [\"mild\", \"dry\"]}}"));
  }

  @Test
  void aWholeArgumentOrResultMayBeJsonText() {
    Event event = Spans.mapped("""
        {
          "honeyhive_inputs.opts": "{\\"units\\": \\"metric\\"}", "honeyhive_inputs._params_.ids": "[1, 2]",
          "honeyhive_outputs.result": "[{\\"a\\": null}]", "honeyhive_inputs.broken": "{oops",
          "honeyhive_inputs.nested.text": "{\\"a\\": 1}", "honeyhive_metadata.text": "{\\"a\\": 1}"
        }
        """);
    assertThat(event.inputs()).isEqualTo(json("""
        {
          "opts": {"units": "metric"}, "_params_": {"ids": [1, 2]}, "broken": "{oops",
          "nested": {"text": "{\\"a\\": 1}"}
        }
        """));
    assertThat(event.outputs()).isEqualTo(json("{\"result\": [{\"a\": null}]}"));
    assertThat(event.metadata()).containsEntry("text", "{\"a\": 1}");
  }

  @Test
  void textThatStandsForNothingIsText() {
    Event event = Spans.mapped(Map.of("honeyhive_inputs.a", "null", "honeyhive_inputs.b", "None"));
    assertThat(event.inputs()).isEqualTo(Map.of("a", "null", "b", "None"));
    assertThat(
            Spans.mapped(Collections.singletonMap("honeyhive_inputs.c", null)).inputs())
        .isEqualTo(Collections.singletonMap("c", null));
  }

  @Test
  void aSectionMayComeInOneAttribute() {
    Event event = Spans.mapped("""
        {
          "honeyhive_inputs": "{\\"a\\": 1, \\"b\\": 2}", "honeyhive_inputs.c": 3, "honeyhive_outputs": "plain",
          "honeyhive_config": "{\\"model\\": \\"m\\"}", "honeyhive_metrics": "not an object"
        }
        """);
    assertThat(event.inputs()).isEqualTo(Map.of("a", 1L, "b", 2L, "c", 3L));
    assertThat(event.outputs()).isEqualTo(Map.of("result", "plain"));
    assertThat(event.config()).isEqualTo(Map.of("model", "m"));
    assertThat(event.metrics()).isEmpty();
    assertThat(event.metadata()).containsEntry("honeyhive_metrics", "not an object");
  }

  @Test
  void aTextIsTheOneInput() {
    assertThat(Spans.mapped(Map.of("honeyhive_inputs", "what?")).inputs())
        .isEqualTo(Map.of("input", "what?"));
  }

  @Test
  void theRawTwinIsReadWhenThePlainFormIsAbsent() {
    Event event = Spans.mapped(
        "{\"honeyhive_inputs_raw\": \"{\\\"a\\\": 1}\", \"honeyhive_outputs_raw\": \"[1]\"}");
    assertThat(event.inputs()).isEqualTo(Map.of("a", 1L));
    assertThat(event.outputs()).isEqualTo(json("{\"result\": [1]}"));
  }

  @Test
  void theRawTwinIsDroppedWhenItSaysTheSame() {
    Event event =
        Spans.mapped("{\"honeyhive_inputs.a\": 1, \"honeyhive_inputs_raw\": \"{\\\"a\\\": 1}\"}");
    assertThat(event.inputs()).isEqualTo(Map.of("a", 1L));
    assertThat(event.metadata()).doesNotContainKey("honeyhive_inputs_raw");
  }

  @Test
  void theRawTwinStaysWhenItSaysSomethingElse() {
    Event event =
        Spans.mapped("{\"honeyhive_inputs.a\": 1, \"honeyhive_inputs_raw\": \"{\\\"a\\\": 2}\"}");
    assertThat(event.inputs()).isEqualTo(Map.of("a", 1L));
    assertThat(event.metadata()).containsEntry("honeyhive_inputs_raw", "{\"a\": 2}");
  }

  @Test
  void whatLosesToAPathStays() {
    Event event =
        Spans.mapped("{\"honeyhive_outputs.result\": \"a\", \"honeyhive_outputs\": \"b\"}");
    assertThat(event.outputs()).isEqualTo(Map.of("result", "a"));
    assertThat(event.metadata()).containsEntry("honeyhive_outputs", "b");
  }

  @Test
  void groundTruthIsFeedback() {
    Event event = Spans.mapped(Map.of("honeyhive_metadata.ground_truth", "Turin"));
    assertThat(event.feedback()).isEqualTo(Map.of("ground_truth", "Turin"));
    assertThat(event.metadata()).doesNotContainKey("ground_truth");
  }

  @Test
  void anotherGroundTruthStaysWhereItWas() {
    Event event = Spans.mapped(Map.of(
        "honeyhive_metadata.ground_truth", "Turin", "honeyhive_feedback.ground_truth", "Rome"));
    assertThat(event.feedback()).isEqualTo(Map.of("ground_truth", "Rome"));
    assertThat(event.metadata()).containsEntry("ground_truth", "Turin");
  }

  @Test
  void theMeasuredDurationStaysOnlyIfItDiffers() {
    OtlpSpan.Builder span = Spans.span().startEpochNanos(0).endEpochNanos(20_000_000);
    assertThat(
            Spans.mapped(span.attributes(Map.of("honeyhive_duration_ms", 19.6))).metadata())
        .doesNotContainKey("honeyhive_duration_ms");
    assertThat(
            Spans.mapped(span.attributes(Map.of("honeyhive_duration_ms", 35.0))).metadata())
        .containsEntry("honeyhive_duration_ms", 35.0);
  }

  @Test
  void noAttributeMayClaimToBeTheSpan() {
    Event event = Spans.mapped("""
        {"honeyhive_metadata.trace_id": "mine", "trace_id": "yours", "honeyhive_metadata.scope.name": "s"}
        """);
    assertThat(event.metadata())
        .containsEntry("trace_id", Spans.TRACE)
        .containsEntry("honeyhive_metadata.trace_id", "mine")
        .containsEntry("_attribute.trace_id", "yours")
        .containsEntry("honeyhive_metadata.scope.name", "s");
  }

  @Test
  void experimentsAreMetadata() {
    assertThat(Spans.mapped("""
        {
          "honeyhive.experiment_id": "e", "honeyhive.experiment_name": "n", "honeyhive.experiment_variant": "v",
          "honeyhive.experiment_group": "g"
        }
        """).metadata())
        .containsEntry("experiment_id", "e")
        .containsEntry("experiment_name", "n")
        .containsEntry("experiment_variant", "v")
        .containsEntry("experiment_group", "g");
  }

  @Test
  void baggageAndDottedSectionsStayFlat() {
    assertThat(Spans.mapped("""
        {"baggage.tenant": "acme", "honeyhive.outputs.x": 1, "honeyhive.config.y": true}
        """).metadata())
        .containsEntry("baggage.tenant", "acme")
        .containsEntry("honeyhive.outputs.x", 1L)
        .containsEntry("honeyhive.config.y", true);
  }

  @Test
  void explicitSettingsGoBeforeTheModelsOwn() {
    Event event = Spans.mapped("""
        {
          "gen_ai.request.model": "m-1", "honeyhive_config.model": "mine", "gen_ai.request.temperature": 1,
          "honeyhive_config.temperature": 0, "gen_ai.provider.name": "p", "honeyhive_config.provider": "q"
        }
        """);
    assertThat(event.config())
        .isEqualTo(Map.of("model", "mine", "temperature", 0L, "provider", "q"));
    assertThat(event.metadata())
        .containsEntry("gen_ai.request.model", "m-1")
        .containsEntry("gen_ai.request.temperature", 1L)
        .containsEntry("provider", "p");
  }

  @Test
  void associationPropertiesMoveToMetadata() {
    assertThat(Spans.mapped("""
        {
          "traceloop.association.properties.run_id": "r", "traceloop.association.properties.dataset_id": "d",
          "traceloop.association.properties.datapoint_id": "p", "traceloop.association.properties.tenant": 3,
          "traceloop.association.properties.disable_http_tracing": "true",
          "traceloop.association.properties.project": "x", "honeyhive_metadata.tenant": 4
        }
        """).metadata())
        .containsEntry("run_id", "r")
        .containsEntry("dataset_id", "d")
        .containsEntry("datapoint_id", "p")
        .containsEntry("disable_http_tracing", true)
        .containsEntry("tenant", 4L)
        .containsEntry("traceloop.association.properties.tenant", 3L)
        .containsEntry("traceloop.association.properties.project", "x")
        .doesNotContainKey("project");
  }
}
