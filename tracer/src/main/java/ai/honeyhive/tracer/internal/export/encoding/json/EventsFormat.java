package ai.honeyhive.tracer.internal.export.encoding.json;

import ai.honeyhive.tracer.internal.export.encoding.BatchWriter;
import ai.honeyhive.tracer.internal.export.encoding.Halves;
import ai.honeyhive.tracer.internal.export.encoding.Payload;
import ai.honeyhive.tracer.internal.export.encoding.Receipt;
import ai.honeyhive.tracer.internal.export.encoding.SpanFormat;
import ai.honeyhive.tracer.internal.export.encoding.TextLimit;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * HoneyHive's own batch of events, one for each span, mapped as the server maps spans of OTLP. The
 * request is that of {@code POST /events/batch}.
 */
public final class EventsFormat implements SpanFormat {
  private static final String EVENTS = "events";
  private static final Set<String> CONTENT = Set.of(
      "event_name",
      "error",
      "config",
      "inputs",
      "outputs",
      "metadata",
      "feedback",
      "metrics",
      "user_properties");

  @Override
  public String contentType() {
    return "application/json";
  }

  @Override
  public BatchWriter newBatch(int expectedBytes) {
    return new EventsBatch(expectedBytes);
  }

  @Override
  public List<Payload> split(Payload request) {
    ObjectNode tree = JsonRequests.read(request, EVENTS);
    List<List<JsonNode>> spans = spans(tree);
    if (spans.size() < 2) {
      return List.of(request);
    }
    int middle = Halves.middle(spans.stream()
        .map(events -> events.stream().mapToInt(JsonRequests::size).sum())
        .toList());
    return List.of(
        part(tree, spans.subList(0, middle)), part(tree, spans.subList(middle, spans.size())));
  }

  /** The events of each span: its own, after one of its session if there is one. */
  private static List<List<JsonNode>> spans(ObjectNode request) {
    List<List<JsonNode>> spans = new ArrayList<>();
    List<JsonNode> events = new ArrayList<>();
    for (JsonNode event : request.path(EVENTS)) {
      events.add(event);
      if (!SessionEvents.isOne(event)) {
        spans.add(events);
        events = new ArrayList<>();
      }
    }
    return spans;
  }

  private static Payload part(ObjectNode request, List<List<JsonNode>> spans) {
    ObjectNode part = request.objectNode();
    part.setAll(request);
    ArrayNode events = part.putArray(EVENTS);
    spans.forEach(events::addAll);
    return JsonRequests.write(part, spans.size());
  }

  @Override
  public @Nullable Payload shorten(Payload request, int limit) {
    if (request.length() <= limit) {
      return request;
    }
    ObjectNode tree = JsonRequests.read(request, EVENTS);
    List<List<JsonNode>> spans = spans(tree);
    if (spans.size() != 1
        || !(spans.get(0).get(spans.get(0).size() - 1) instanceof ObjectNode event)) {
      throw new IllegalArgumentException(
          "a request with one event can be shortened, not with " + spans.size());
    }
    return new Shortener(tree, event).shorten(limit);
  }

  private static final class Shortener extends JsonShortener {
    private final ObjectNode metadata;

    Shortener(ObjectNode request, ObjectNode event) {
      super(request, event);
      metadata = event.path("metadata") instanceof ObjectNode object
          ? object
          : event.putObject("metadata");
    }

    @Override
    boolean isContent(String name) {
      return CONTENT.contains(name);
    }

    @Override
    boolean isContentBelow(String name) {
      return true;
    }

    @Override
    long cutBefore() {
      return metadata.path(TextLimit.MARK_BYTES).asLong();
    }

    @Override
    void mark(long cutBytes) {
      metadata.put(TextLimit.MARK, true).put(TextLimit.MARK_BYTES, cutBytes);
    }
  }

  /**
   * Reads the answer: {@code event_ids} of what is stored, sessions too. The service documents no
   * field for what it did not store; it answers 500 then.
   */
  @Override
  public Receipt read(ByteBuffer answer, int spans) {
    ObjectNode body;
    try {
      body = JsonRequests.object(answer);
    } catch (IllegalArgumentException notSuchAnAnswer) {
      return Receipt.ALL;
    }
    int rejected = 0;
    if (body.path("event_ids") instanceof ArrayNode ids) {
      rejected = Math.max(0, spans - ids.size());
    } else if (body.path("success").isBoolean() && !body.path("success").booleanValue()) {
      rejected = spans;
    }
    return rejected == 0 ? Receipt.ALL : new Receipt(rejected, message(body));
  }

  private static String message(ObjectNode body) {
    for (String name : List.of("message", "error", "errors")) {
      JsonNode message = body.path(name);
      if (!message.isMissingNode() && !message.isNull()) {
        return message.isTextual() ? message.textValue() : message.toString();
      }
    }
    return "it stored only " + body.path("event_ids").size() + " events";
  }
}
