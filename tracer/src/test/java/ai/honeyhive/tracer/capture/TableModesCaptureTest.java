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
import com.fasterxml.jackson.databind.node.TextNode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The tables and examples of the mapping reference: whichever way a span is sent, the stored event
 * is the one that was written down by hand.
 */
@ExtendWith(HoneyHiveExtension.class)
class TableModesCaptureTest {
  private static final List<CaptureCase> CASES =
      CaptureCase.of("generic", "types", "values", "native", "genai", "genai-older", "examples");

  /** How spans get to the server. */
  enum Way {
    /** Without any code of ours. */
    RAW_OTLP_JSON,
    OTLP_PROTOBUF,
    OTLP_JSON,
    EVENTS
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void event_ofEachCase_isTheOneWrittenByHand(Way way, TestServer server) {
    List<Expectation> expected = send(way, server);
    List<JsonNode> stored = StoredEvents.of(server);

    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < CASES.size(); i++) {
      String name = CASES.get(i).name();
      expected.get(i).differences(stored).forEach(line -> wrong.add(name + ": " + line));
    }
    assertThat(wrong).as("%s", way).isEmpty();
    Figures.held("modes", CASES.size(), "events as written by hand from the reference");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void expectation_ofAnEventWithOneValueChanged_refusesIt(Way way, TestServer server) {
    List<Expectation> expected = send(way, server);
    List<JsonNode> stored = StoredEvents.of(server);

    int refused = 0;
    for (int i = 0; i < CASES.size(); i++) {
      if (CASES.get(i).only().isEmpty()) {
        JsonNode event =
            StoredEvents.where(stored, "/metadata/span_id", expected.get(i).spanId());
        for (ObjectNode changed : withOneChange(event)) {
          assertThat(expected.get(i).differences(changed)).as("%s", changed).isNotEmpty();
          refused++;
        }
      }
    }
    Figures.held("modes", refused, "false outcomes refused");
  }

  private static List<Expectation> send(Way way, TestServer server) {
    List<Expectation> expected = new ArrayList<>();
    if (way == Way.RAW_OTLP_JSON) {
      for (int i = 0; i < CASES.size(); i++) {
        expected.add(new Expectation(CASES.get(i), RawOtlp.traceId(i), RawOtlp.spanId(i)));
      }
      post(
          server,
          "/opentelemetry/v1/traces",
          "application/json",
          RawOtlp.request(CASES).toString().getBytes(StandardCharsets.UTF_8));
      return expected;
    }
    SpanFormat format = switch (way) {
      case OTLP_PROTOBUF -> new OtlpProtobufFormat();
      case OTLP_JSON -> new OtlpJsonFormat();
      default -> new EventsFormat();
    };
    BatchWriter batch = format.newBatch(1000);
    for (CaptureCase one : CASES) {
      SpanData span = CaseSpans.of(one);
      expected.add(new Expectation(one, span.getTraceId(), span.getSpanId()));
      batch.add(span);
    }
    Payload request = batch.finish();
    byte[] body = new byte[request.length()];
    request.body().duplicate().get(body);
    String path = way == Way.EVENTS ? "/events/batch" : "/opentelemetry/v1/traces";
    post(server, path, format.contentType(), body);
    return expected;
  }

  private static void post(TestServer server, String path, String type, byte[] body) {
    ServerResponse answer = server.post(path, type, body);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
  }

  /** The event with each field of each section changed, and with one more in each. */
  private static List<ObjectNode> withOneChange(JsonNode event) {
    List<ObjectNode> changed = new ArrayList<>();
    for (String section : StoredEvents.SECTIONS) {
      event.path(section).fieldNames().forEachRemaining(key -> {
        ObjectNode copy = event.deepCopy();
        ((ObjectNode) copy.path(section)).set(key, TextNode.valueOf("changed"));
        changed.add(copy);
      });
      ObjectNode copy = event.deepCopy();
      ((ObjectNode) copy.path(section)).put("one more", 1);
      changed.add(copy);
    }
    return changed;
  }
}
