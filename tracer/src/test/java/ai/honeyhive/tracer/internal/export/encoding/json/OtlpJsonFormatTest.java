package ai.honeyhive.tracer.internal.export.encoding.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.honeyhive.tracer.internal.export.encoding.BatchWriter;
import ai.honeyhive.tracer.internal.export.encoding.RandomSpans;
import ai.honeyhive.tracer.internal.export.encoding.Receipt;
import ai.honeyhive.tracer.internal.export.encoding.ShapedSpan;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.exporter.internal.otlp.traces.TraceRequestMarshaler;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpJsonFormatTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final OtlpJsonFormat format = new OtlpJsonFormat();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void finish_randomSpans_saysWhatTheStockExporterSays(long seed) throws IOException {
    List<SpanData> spans = new RandomSpans(seed).list(50);
    ByteArrayOutputStream stock = new ByteArrayOutputStream();
    TraceRequestMarshaler.create(spans).writeJsonTo(stock);
    JsonNode theirs = MAPPER.readTree(stock.toByteArray());
    assumeFalse(losesEmptyValues(theirs), "this version's stock marshaler loses empty values");

    assertThat(plain(ours(spans))).isEqualTo(plain(theirs));
  }

  private static boolean losesEmptyValues(JsonNode request) {
    return request.findValues("value").stream().anyMatch(JsonNode::isEmpty);
  }

  private JsonNode ours(List<SpanData> spans) throws IOException {
    BatchWriter batch = format.newBatch(100);
    spans.forEach(batch::add);
    ByteBuffer body = batch.finish().body();
    return MAPPER.readTree(body.array(), body.arrayOffset(), body.remaining());
  }

  /** Without what is empty, which means the same as what is absent, and scopes in one order. */
  private static JsonNode plain(JsonNode node) {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        JsonNode value = plain(object.get(name));
        boolean empty = value.isArray() && value.isEmpty() && !name.equals("values");
        if (empty || (name.equals("name") && value.asText().isEmpty())) {
          object.remove(name);
        }
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(OtlpJsonFormatTest::plain);
      if (array.path(0).has("scope")) {
        List<JsonNode> scopes = new ArrayList<>();
        array.forEach(scopes::add);
        scopes.sort(Comparator.comparing(scope -> scope.get("scope").toString()));
        array.removeAll().addAll(scopes);
      }
    }
    return node;
  }

  @Test
  void finish_everyKindOfValue_isAsTheSpecificationSays() throws IOException {
    JsonNode span = ours(List.of(ShapedSpan.with(Map.of(
            "a",
            Value.of(
                Value.of("text"),
                Value.of(Long.MAX_VALUE),
                Value.of(1.5),
                Value.of(true),
                Value.of(new byte[] {1, 2, (byte) 255}),
                Value.of(Map.of("k", Value.of("v"))))))))
        .at("/resourceSpans/0/scopeSpans/0/spans/0");

    assertThat(span.path("traceId").asText()).matches("[0-9a-f]{32}");
    assertThat(span.path("kind").isInt()).isTrue();
    assertThat(span.path("startTimeUnixNano").isTextual()).isTrue();
    assertThat(span.at("/attributes/0")).isEqualTo(MAPPER.readTree("""
            {"key": "a", "value": {"arrayValue": {"values": [
              {"stringValue": "text"},
              {"intValue": "9223372036854775807"},
              {"doubleValue": 1.5},
              {"boolValue": true},
              {"bytesValue": "AQL/"},
              {"kvlistValue": {"values": [{"key": "k", "value": {"stringValue": "v"}}]}}
            ]}}}"""));
  }

  @Test
  void read_partialSuccess_isTheCountAndTheReason() {
    assertThat(read("{\"partialSuccess\":{\"rejectedSpans\":\"3\",\"errorMessage\":\"too old\"}}"))
        .isEqualTo(new Receipt(3, "too old"));
    assertThat(read("{\"partialSuccess\":{\"rejectedSpans\":99,\"errorMessage\":\"\"}}"))
        .isEqualTo(new Receipt(10, ""));
    assertThat(read("{}")).isEqualTo(Receipt.ALL);
    assertThat(read("ok")).isEqualTo(Receipt.ALL);
  }

  private Receipt read(String answer) {
    return format.read(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)), 10);
  }
}
