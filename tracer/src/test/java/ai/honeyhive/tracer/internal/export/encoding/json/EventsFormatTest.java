package ai.honeyhive.tracer.internal.export.encoding.json;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.internal.export.encoding.BatchWriter;
import ai.honeyhive.tracer.internal.export.encoding.Payload;
import ai.honeyhive.tracer.internal.export.encoding.RandomSpans;
import ai.honeyhive.tracer.internal.export.encoding.Receipt;
import ai.honeyhive.tracer.internal.export.encoding.ShapedSpan;
import ai.honeyhive.tracer.internal.export.encoding.SpanFormat;
import ai.honeyhive.tracer.internal.export.encoding.protobuf.OtlpProtobufFormat;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(HoneyHiveExtension.class)
class EventsFormatTest {
  private static final String A = "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b1a";
  private static final String B = "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b1b";

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

  private static SpanData inSession(String session, String name, String text) {
    return ShapedSpan.with(Map.of(
        "honeyhive.session_id",
        session,
        "honeyhive.session_name",
        name,
        "honeyhive_inputs.q",
        text));
  }

  private static List<String> types(Payload request) throws IOException {
    List<String> types = new ArrayList<>();
    new ObjectMapper()
        .readTree(bytes(request))
        .path("events")
        .forEach(event -> types.add(event.path("event_type").asText()));
    return types;
  }

  @Test
  void add_spansThatNameTheirSession_sayItOncePerSessionAndRequest() throws IOException {
    List<SpanData> spans =
        List.of(inSession(A, "a", ""), inSession(A, "a", ""), inSession(B, "b", ""));
    Payload request = write(format, spans);

    assertThat(request.spans()).isEqualTo(3);
    assertThat(types(request)).containsExactly("session", "tool", "tool", "session", "tool");
  }

  @Test
  void undo_theFirstSpanOfASession_takesWhatItSaidOfItBack() throws IOException {
    BatchWriter batch = format.newBatch(1000);
    batch.add(inSession(A, "a", "1"));
    batch.add(inSession(B, "b", "2"));
    batch.undo();
    batch.add(inSession(B, "b", "3"));

    assertThat(types(batch.finish())).containsExactly("session", "tool", "session", "tool");
  }

  @Test
  void split_whatIsSaidOfASession_staysBeforeItsSpan() throws IOException {
    Payload request = write(
        format, List.of(inSession(A, "a", "x".repeat(5000)), inSession(B, "b", "y".repeat(5000))));
    List<Payload> halves = format.split(request);

    assertThat(halves).extracting(Payload::spans).containsExactly(1, 1);
    assertThat(types(halves.get(0))).containsExactly("session", "tool");
    assertThat(types(halves.get(1))).containsExactly("session", "tool");
    assertThat(format.split(halves.get(0))).containsExactly(halves.get(0));
  }

  @Test
  void shorten_aSpanAfterWhatItSaysOfItsSession_cutsTheSpan() throws IOException {
    Payload request = write(format, List.of(inSession(A, "a", "x".repeat(50_000))));
    Payload shortened = format.shorten(request, 10_000);

    assertThat(shortened).isNotNull();
    assertThat(shortened.length()).isLessThanOrEqualTo(10_000);
    assertThat(types(shortened)).containsExactly("session", "tool");
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
