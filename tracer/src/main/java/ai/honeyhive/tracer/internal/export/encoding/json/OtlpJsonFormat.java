package ai.honeyhive.tracer.internal.export.encoding.json;

import ai.honeyhive.tracer.internal.export.encoding.BatchWriter;
import ai.honeyhive.tracer.internal.export.encoding.GroupedBatch;
import ai.honeyhive.tracer.internal.export.encoding.Halves;
import ai.honeyhive.tracer.internal.export.encoding.Payload;
import ai.honeyhive.tracer.internal.export.encoding.Receipt;
import ai.honeyhive.tracer.internal.export.encoding.SpanFormat;
import ai.honeyhive.tracer.internal.export.encoding.TextLimit;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An {@code ExportTraceServiceRequest} of OTLP 1.x in JSON.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding">OTLP, JSON</a>
 */
public final class OtlpJsonFormat implements SpanFormat {
  private static final String RESOURCES = "resourceSpans";
  private static final String SCOPES = "scopeSpans";
  private static final String SPANS = "spans";
  private static final Set<String> CONTENT = Set.of(
      "name",
      "attributes",
      "events",
      "links",
      "status",
      "message",
      "value",
      "values",
      "stringValue",
      "bytesValue",
      "arrayValue",
      "kvlistValue");

  private final GroupedBatch.Encoding<JsonGroup> encoding = new Encoding();

  @Override
  public String contentType() {
    return "application/json";
  }

  @Override
  public BatchWriter newBatch(int expectedBytes) {
    return new GroupedBatch<>(encoding, expectedBytes);
  }

  private static final class Encoding implements GroupedBatch.Encoding<JsonGroup> {
    @Override
    public JsonGroup group(Resource resource, InstrumentationScopeInfo scope, int expectedBytes) {
      return new JsonGroup(resource, scope, expectedBytes);
    }

    @Override
    public Payload request(List<JsonGroup> groups, int spans) {
      return new Payload(JsonGroup.request(groups), spans);
    }
  }

  @Override
  public List<Payload> split(Payload request) {
    ObjectNode tree = JsonRequests.read(request, RESOURCES);
    List<Integer> sizes = new ArrayList<>();
    spans(tree).forEach(span -> sizes.add(JsonRequests.size(span)));
    if (sizes.size() < 2) {
      return List.of(request);
    }
    int middle = Halves.middle(sizes);
    return List.of(part(tree, 0, middle), part(tree, middle, sizes.size()));
  }

  private static List<JsonNode> spans(ObjectNode request) {
    List<JsonNode> spans = new ArrayList<>();
    request
        .path(RESOURCES)
        .forEach(resource ->
            resource.path(SCOPES).forEach(scope -> scope.path(SPANS).forEach(spans::add)));
    return spans;
  }

  private static Payload part(ObjectNode request, int from, int to) {
    int[] place = {0};
    JsonNode part = keep(
        request,
        RESOURCES,
        resource -> keep(
            resource,
            SCOPES,
            scope -> keep(scope, SPANS, span -> {
              int at = place[0]++;
              return from <= at && at < to ? span : null;
            })));
    return JsonRequests.write((ObjectNode) Objects.requireNonNull(part), to - from);
  }

  /** A copy with what is kept of a list; null when that is nothing. */
  private static @Nullable JsonNode keep(
      JsonNode parent, String list, Function<JsonNode, @Nullable JsonNode> kept) {
    ArrayNode copy = JsonRequests.MAPPER.createArrayNode();
    for (JsonNode element : parent.path(list)) {
      JsonNode part = kept.apply(element);
      if (part != null) {
        copy.add(part);
      }
    }
    if (copy.isEmpty() || !(parent instanceof ObjectNode object)) {
      return null;
    }
    ObjectNode result = object.objectNode();
    result.setAll(object);
    result.set(list, copy);
    return result;
  }

  @Override
  public @Nullable Payload shorten(Payload request, int limit) {
    if (request.length() <= limit) {
      return request;
    }
    ObjectNode tree = JsonRequests.read(request, RESOURCES);
    List<JsonNode> spans = spans(tree);
    if (spans.size() != 1 || !(spans.get(0) instanceof ObjectNode span)) {
      throw new IllegalArgumentException(
          "a request with one span can be shortened, not with " + spans.size());
    }
    return new Shortener(tree, span).shorten(limit);
  }

  private static final class Shortener extends JsonShortener {
    private final ArrayNode attributes;

    Shortener(ObjectNode request, ObjectNode span) {
      super(request, span);
      attributes = span.withArray("attributes");
    }

    @Override
    boolean isContent(String name) {
      return CONTENT.contains(name);
    }

    @Override
    boolean isContentBelow(String name) {
      return CONTENT.contains(name);
    }

    @Override
    long cutBefore() {
      long before = 0;
      for (JsonNode attribute : attributes) {
        if (attribute.path("key").asText().equals(TextLimit.MARK_BYTES)) {
          before += attribute.path("value").path("intValue").asLong();
        }
      }
      return before;
    }

    @Override
    void mark(long cutBytes) {
      for (int i = attributes.size() - 1; i >= 0; i--) {
        String key = attributes.path(i).path("key").asText();
        if (key.equals(TextLimit.MARK) || key.equals(TextLimit.MARK_BYTES)) {
          attributes.remove(i);
        }
      }
      attributes.addObject().put("key", TextLimit.MARK).putObject("value").put("boolValue", true);
      attributes
          .addObject()
          .put("key", TextLimit.MARK_BYTES)
          .putObject("value")
          .put("intValue", Long.toString(cutBytes));
    }
  }

  @Override
  public Receipt read(ByteBuffer answer, int spans) {
    try {
      JsonNode partial = JsonRequests.object(answer).path("partialSuccess");
      long rejected = partial.path("rejectedSpans").asLong();
      return new Receipt(
          (int) Math.max(0, Math.min(rejected, spans)),
          partial.path("errorMessage").asText(""));
    } catch (IllegalArgumentException notSuchAMessage) {
      return Receipt.ALL;
    }
  }
}
