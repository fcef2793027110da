package ai.honeyhive.it.dataplane;

import ai.honeyhive.client.mapping.SpanMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One writer: it sends items of every kind, one request after the other, and knows which were
 * acknowledged. What it sent last may be stored or not; everything before must be.
 */
final class Load {
  final String session = UUID.randomUUID().toString();
  /** Ids of events that were acknowledged. */
  final Set<String> events = new LinkedHashSet<>();
  /** The last acknowledged value of an update, by event id. */
  final Map<String, Integer> updates = new LinkedHashMap<>();
  /** Ids of datapoints that were acknowledged, with their input. */
  final Map<String, Integer> datapoints = new LinkedHashMap<>();

  final Set<String> sent = new LinkedHashSet<>();
  String dataset = "";
  private int turn;

  private final String traceId = UUID.randomUUID().toString().replace("-", "");

  /** Sends until the server is gone. */
  void run(Api api, Runnable acknowledged) throws InterruptedException {
    try {
      ObjectNode name = object().put("name", "load " + session);
      dataset = api.post("/v1/datasets", name).at("/result/insertedId").textValue();
      while (true) {
        switch (turn++ % 4) {
          case 0 -> spans(api);
          case 1 -> batch(api);
          case 2 -> update(api);
          default -> datapoints(api);
        }
        acknowledged.run();
      }
    } catch (IOException e) {
      // The server was killed; what was in flight was not acknowledged.
    }
  }

  private void spans(Api api) throws IOException, InterruptedException {
    ObjectNode request = object();
    ArrayNode spans = request
        .putArray("resourceSpans")
        .addObject()
        .putArray("scopeSpans")
        .addObject()
        .putArray("spans");
    Set<String> ids = new LinkedHashSet<>();
    for (int i = 0; i < 10; i++) {
      String spanId = "%016x".formatted(1 + turn * 100L + i);
      ObjectNode span = spans
          .addObject()
          .put("traceId", traceId)
          .put("spanId", spanId)
          .put("name", "span")
          .put("startTimeUnixNano", "1760000000000000000")
          .put("endTimeUnixNano", "1760000000250000000");
      span.putArray("attributes")
          .addObject()
          .put("key", "honeyhive.session_id")
          .putObject("value")
          .put("stringValue", session);
      ids.add(SpanMapper.eventId(traceId, spanId));
    }
    sent.addAll(ids);
    api.post("/v1/traces", request);
    events.addAll(ids);
  }

  private void batch(Api api) throws IOException, InterruptedException {
    ObjectNode request = object();
    ArrayNode list = request.putArray("events");
    Set<String> ids = new LinkedHashSet<>();
    for (int i = 0; i < 5; i++) {
      String id = UUID.randomUUID().toString();
      ObjectNode event = list.addObject()
          .put("event_type", "tool")
          .put("event_name", "batch")
          .put("event_id", id)
          .put("session_id", session);
      event.putObject("inputs").put("i", i);
      ids.add(id);
    }
    sent.addAll(ids);
    api.post("/v1/events/batch", request);
    events.addAll(ids);
  }

  private void update(Api api) throws IOException, InterruptedException {
    String id = events.iterator().next();
    ObjectNode request = object();
    request.putObject("metadata").put("turn", turn);
    api.put("/v1/events/" + id, request);
    updates.put(id, turn);
  }

  private void datapoints(Api api) throws IOException, InterruptedException {
    ObjectNode request = object();
    ArrayNode data = request.putArray("data");
    for (int i = 0; i < 3; i++) {
      data.addObject().put("question", turn * 10 + i);
    }
    request.putObject("mapping").putArray("inputs").add("question");
    ArrayNode ids = (ArrayNode)
        api.post("/v1/datasets/" + dataset + "/datapoints", request).get("datapoint_ids");
    for (int i = 0; i < ids.size(); i++) {
      datapoints.put(ids.get(i).textValue(), turn * 10 + i);
    }
  }

  private static ObjectNode object() {
    return Api.JSON.createObjectNode();
  }
}
