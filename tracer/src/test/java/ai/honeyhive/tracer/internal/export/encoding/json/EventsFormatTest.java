package ai.honeyhive.tracer.internal.export.encoding.json;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.internal.export.encoding.BatchWriter;
import ai.honeyhive.tracer.internal.export.encoding.Payload;
import ai.honeyhive.tracer.internal.export.encoding.RandomSpans;
import ai.honeyhive.tracer.internal.export.encoding.Receipt;
import ai.honeyhive.tracer.internal.export.encoding.SpanFormat;
import ai.honeyhive.tracer.internal.export.encoding.protobuf.OtlpProtobufFormat;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(HoneyHiveExtension.class)
class EventsFormatTest {
  private final EventsFormat format = new EventsFormat();

  static List<SpanFormat> otlp() {
    return List.of(new OtlpProtobufFormat(), new OtlpJsonFormat());
  }

  /** All three formats tell the server the same. */
  @ParameterizedTest
  @MethodSource("otlp")
  void finish_randomSpans_isWhatTheServerMakesOfOtlp(SpanFormat otlp, TestServer server)
      throws IOException {
    List<SpanData> spans = new RandomSpans(1).list(60);
    Payload request = write(otlp, spans);
    assertThat(server
            .post("/opentelemetry/v1/traces", otlp.contentType(), bytes(request))
            .status())
        .isEqualTo(200);

    Map<String, JsonNode> expected = new TreeMap<>();
    for (Event event : server.awaitEvents(60)) {
      expected.put(event.eventId(), comparable(event.toJson()));
    }
    Map<String, JsonNode> ours = new TreeMap<>();
    for (JsonNode event :
        new ObjectMapper().readTree(bytes(write(format, spans))).path("events")) {
      ObjectNode read = Event.fromJson(event).toJson();
      ours.put(read.path("event_id").asText(), comparable(read));
    }

    assertThat(ours).isEqualTo(expected);
  }

  /** Without what the server fills: the project, the children, and the parent when it is absent. */
  private static JsonNode comparable(ObjectNode event) {
    event.remove(List.of("project_id", "children_ids", "parent_id"));
    return event;
  }

  private static Payload write(SpanFormat format, List<SpanData> spans) {
    BatchWriter batch = format.newBatch(1000);
    spans.forEach(batch::add);
    return batch.finish();
  }

  private static byte[] bytes(Payload request) {
    byte[] bytes = new byte[request.length()];
    request.body().duplicate().get(bytes);
    return bytes;
  }

  @Test
  void read_theIdsOfWhatIsStored_tellWhatIsNot() {
    assertThat(read("{\"event_ids\":[\"a\",\"b\",\"c\"],\"success\":true}")).isEqualTo(Receipt.ALL);
    assertThat(read("{\"event_ids\":[\"a\"],\"success\":true,\"message\":\"full\"}"))
        .isEqualTo(new Receipt(2, "full"));
    assertThat(read("{\"event_ids\":[\"a\"],\"success\":true}").message()).contains("only 1 event");
    assertThat(read("{\"success\":false}").rejected()).isEqualTo(3);
    assertThat(read("{\"success\":true}")).isEqualTo(Receipt.ALL);
    assertThat(read("")).isEqualTo(Receipt.ALL);
  }

  private Receipt read(String answer) {
    return format.read(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)), 3);
  }
}
