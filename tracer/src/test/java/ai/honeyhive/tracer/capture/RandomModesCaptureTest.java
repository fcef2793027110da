package ai.honeyhive.tracer.capture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.ServerResponse;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.internal.export.encoding.BatchWriter;
import ai.honeyhive.tracer.internal.export.encoding.Payload;
import ai.honeyhive.tracer.internal.export.encoding.SpanFormat;
import ai.honeyhive.tracer.internal.export.encoding.json.EventsFormat;
import ai.honeyhive.tracer.internal.export.encoding.json.OtlpJsonFormat;
import ai.honeyhive.tracer.internal.export.encoding.protobuf.OtlpProtobufFormat;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Spans with any combination of the names that the mapping knows are the same events in each
 * format, parents, children and sessions included.
 */
@ExtendWith(HoneyHiveExtension.class)
class RandomModesCaptureTest {
  private static final int SPANS_IN_A_REQUEST = 256;

  @Test
  void events_ofAnySpans_areTheSameInEachFormat(TestServer server) {
    Long only = Long.getLong("capture.seed");
    long[] seeds = only != null
        ? new long[] {only}
        : LongStream.range(0, Integer.getInteger("capture.seeds", 25)).toArray();
    List<SpanData> spans = new ArrayList<>();
    for (long seed : seeds) {
      spans.addAll(new AnySpans(seed).list());
    }
    Map<String, ObjectNode> protobuf = stored(server, new OtlpProtobufFormat(), spans);

    try (TestServer other = TestServer.start()) {
      assertSame(protobuf, stored(other, new OtlpJsonFormat(), spans), "OTLP/JSON");
    }
    try (TestServer other = TestServer.start()) {
      assertSame(protobuf, stored(other, new EventsFormat(), spans), "EVENTS");
    }
    Figures.held("modes", protobuf.size(), "events of any spans the same in each format");
  }

  private static void assertSame(
      Map<String, ObjectNode> expected, Map<String, ObjectNode> actual, String format) {
    assertThat(actual.keySet()).as(format).isEqualTo(expected.keySet());
    expected.forEach((id, event) -> assertThat(StoredEvents.differences(event, actual.get(id)))
        .as("%s, seed %s: %s", format, seed(event), event)
        .isEmpty());
  }

  /** The upper half of a session's id is the seed. */
  private static long seed(JsonNode event) {
    return Long.parseLong(event.path("session_id").asText().substring(0, 18).replace("-", ""), 16);
  }

  private static Map<String, ObjectNode> stored(
      TestServer server, SpanFormat format, List<SpanData> spans) {
    for (int from = 0; from < spans.size(); from += SPANS_IN_A_REQUEST) {
      BatchWriter batch = format.newBatch(1000);
      spans.subList(from, Math.min(spans.size(), from + SPANS_IN_A_REQUEST)).forEach(batch::add);
      Payload request = batch.finish();
      byte[] body = new byte[request.length()];
      request.body().duplicate().get(body);
      String path = format instanceof EventsFormat ? "/events/batch" : "/opentelemetry/v1/traces";
      ServerResponse answer = server.post(path, format.contentType(), body);
      assertThat(answer.status()).as("%s", answer).isEqualTo(200);
      assertThat(answer.text()).doesNotContain("ejected");
    }
    Map<String, ObjectNode> events = new TreeMap<>();
    for (JsonNode event : StoredEvents.of(server)) {
      events.put(event.path("event_id").asText(), inAnyOrder((ObjectNode) event));
    }
    return events;
  }

  /** Children that began in the same millisecond stand in the order of their arrival. */
  private static ObjectNode inAnyOrder(ObjectNode event) {
    List<String> ids = new ArrayList<>();
    event.path("children_ids").forEach(id -> ids.add(id.asText()));
    var sorted = event.putArray("children_ids");
    ids.stream().sorted().forEach(sorted::add);
    return event;
  }
}
