package ai.honeyhive.client.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.events.EventFilter;
import ai.honeyhive.client.model.EventType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricValuesTest {
  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }

  private static void assertSame(JsonNode actual, String expected) throws JsonProcessingException {
    assertThat(json(actual.toString())).isEqualTo(json(expected));
  }

  @Test
  void newMetric_allSet_isWrittenAsTheReferenceHasIt() throws Exception {
    NewMetric metric = NewMetric.python("short answer", "def f(event): return True")
        .returnType(MetricReturnType.BOOLEAN)
        .description("d")
        .enabledInProduction(false)
        .needsGroundTruth(true)
        .samplingPercentage(12.5)
        .threshold(MetricThreshold.when(true))
        .filter(EventFilter.is(EventType.MODEL))
        .build();

    assertSame(
        metric.toJson(),
        "{'name':'short answer','type':'PYTHON','criteria':'def f(event): return True',"
            + "'return_type':'boolean','description':'d','enabled_in_prod':false,"
            + "'needs_ground_truth':true,'sampling_percentage':12.5,"
            + "'threshold':{'pass_when':true},'filters':{'filterArray':["
            + "{'field':'event_type','operator':'is','value':'model','type':'string'}]}}");
  }

  @Test
  void newMetric_ofAModel_namesIt() throws Exception {
    assertSame(
        NewMetric.llm("kind", "Is it kind?", "openai", "small-model")
            .returnType(MetricReturnType.CATEGORICAL)
            .category("kind", 1.0)
            .category("rude", null)
            .threshold(MetricThreshold.categories(List.of("kind")))
            .scale(5)
            .build()
            .toJson(),
        "{'name':'kind','type':'LLM','criteria':'Is it kind?','model_provider':'openai',"
            + "'model_name':'small-model','return_type':'categorical','categories':["
            + "{'category':'kind','score':1.0},{'category':'rude','score':null}],"
            + "'threshold':{'passing_categories':['kind']},'scale':5}");
  }

  @Test
  void newMetric_withoutCriteria_isRefused() {
    assertThatThrownBy(
            () -> NewMetric.builder().name("x").type(MetricType.HUMAN).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a metric needs: criteria");
  }

  @Test
  void threshold_ofOneEnd_hasOnlyThat() throws Exception {
    assertSame(MetricThreshold.range(0.5, null).toJson(), "{'min':0.5}");
    assertSame(MetricThreshold.range(null, 3.0).toJson(), "{'max':3}");
  }

  @Test
  void update_whatIsNotSaid_isNotThere() throws Exception {
    assertSame(MetricUpdate.builder().build().toJson(), "{}");
    assertSame(
        MetricUpdate.builder().name("y").modelName(null).build().toJson(),
        "{'name':'y','model_name':null}");
  }

  @Test
  void metric_ofTheServer_isReadAndKeepsWhatItDoesNotKnow() throws Exception {
    Metric metric = Metric.fromJson(json("{'id':'665','name':'n','type':'PYTHON','criteria':'c',"
        + "'description':'','return_type':'float','enabled_in_prod':true,'sampling_percentage':10,"
        + "'scale':5,'threshold':{'min':1,'max':2.5},"
        + "'categories':[{'category':'good','score':1},{'category':'bad','score':null}],"
        + "'filters':{'filterArray':[{'field':'a','operator':'exists','value':null}]},"
        + "'created_at':'2025-10-09T08:53:20.000Z','updated_at':null,'owner':{'a':1}}"));

    assertThat(metric.id()).isEqualTo("665");
    assertThat(metric.type()).isEqualTo(MetricType.PYTHON);
    assertThat(metric.returnType()).isEqualTo(MetricReturnType.FLOAT);
    assertThat(metric.enabledInProduction()).isTrue();
    assertThat(metric.samplingPercentage()).isEqualTo(10);
    assertThat(metric.scale()).isEqualTo(5);
    assertThat(metric.threshold().min()).isEqualTo(1);
    assertThat(metric.threshold().max()).isEqualTo(2.5);
    assertThat(metric.threshold().passWhen()).isNull();
    assertThat(metric.categories()).containsEntry("good", 1.0).containsEntry("bad", null);
    assertThat(metric.filters())
        .singleElement()
        .satisfies(filter -> assertThat(filter.operator()).isEqualTo("exists"));
    assertThat(metric.createdAt()).isEqualTo(Instant.parse("2025-10-09T08:53:20Z"));
    assertThat(metric.updatedAt()).isNull();
    assertThat(metric.extra()).isEqualTo(Map.of("owner", Map.of("a", 1L)));
  }

  @Test
  void version_ofTheServer_isRead() throws Exception {
    MetricVersion version = MetricVersion.fromJson(
        json(
            "{'name':'v2','full_sha':'ab','message':'m',"
                + "'date':'2025-10-09T08:53:20Z','deployed':true,'content':{'name':'n','type':'LLM'}}"));

    assertThat(version.name()).isEqualTo("v2");
    assertThat(version.sha()).isEqualTo("ab");
    assertThat(version.message()).isEqualTo("m");
    assertThat(version.date()).isEqualTo(Instant.parse("2025-10-09T08:53:20Z"));
    assertThat(version.deployed()).isTrue();
    assertThat(version.content().type()).isEqualTo(MetricType.LLM);
  }

  @Test
  void newVersion_deployed_saysSo() throws Exception {
    NewMetricVersion version =
        NewMetricVersion.of("why", NewMetric.human("n", "Good?").build());

    assertSame(
        version.deployed().toJson(),
        "{'message':'why','content':{'name':'n','type':'HUMAN','criteria':'Good?'},"
            + "'deploy_immediately':true}");
    assertThat(version.toJson().has("deploy_immediately")).isFalse();
  }

  @Test
  void result_ofAnyType_isKept() throws Exception {
    assertThat(MetricResult.fromJson(json("{'success':true,'loading':false,'result':0.5}"))
            .result())
        .isEqualTo(0.5);
    MetricResult none = MetricResult.fromJson(
        json("{'success':false,'loading':false,'result':null,'explanation':'no Python here'}"));
    assertThat(none.success()).isFalse();
    assertThat(none.result()).isNull();
    assertThat(none.explanation()).isEqualTo("no Python here");
  }
}
