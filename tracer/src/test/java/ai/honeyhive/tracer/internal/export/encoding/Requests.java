package ai.honeyhive.tracer.internal.export.encoding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What is in requests, read with the libraries that publish the formats. */
final class Requests {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Requests() {}

  static byte[] bytes(Payload request) {
    byte[] bytes = new byte[request.length()];
    request.body().duplicate().get(bytes);
    return bytes;
  }

  static Payload of(byte[] bytes) {
    return new Payload(ByteBuffer.wrap(bytes), 1);
  }

  static Payload write(SpanFormat format, List<SpanData> spans) {
    BatchWriter batch = format.newBatch(1000);
    spans.forEach(batch::add);
    return batch.finish();
  }

  /** Each span as text, with its resource and scope, in the order of the request. */
  static List<String> spans(SpanFormat format, Payload request) {
    try {
      if (format.contentType().contains("protobuf")) {
        return protobuf(ExportTraceServiceRequest.parseFrom(bytes(request)));
      }
      return json(MAPPER.readTree(bytes(request)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> protobuf(ExportTraceServiceRequest request) {
    List<String> spans = new ArrayList<>();
    request
        .getResourceSpansList()
        .forEach(resource -> resource
            .getScopeSpansList()
            .forEach(scope -> scope
                .getSpansList()
                .forEach(span -> spans.add(resource.getResource()
                    + resource.getSchemaUrl()
                    + scope.getScope()
                    + scope.getSchemaUrl()
                    + span))));
    return spans;
  }

  private static List<String> json(JsonNode request) {
    List<String> spans = new ArrayList<>();
    request.path("events").forEach(event -> spans.add(event.toString()));
    request
        .path("resourceSpans")
        .forEach(resource -> resource
            .path("scopeSpans")
            .forEach(scope -> scope
                .path("spans")
                .forEach(span -> spans.add(resource.path("resource")
                    + resource.path("schemaUrl").asText()
                    + scope.path("scope")
                    + scope.path("schemaUrl").asText()
                    + span))));
    return spans;
  }

  /** The bytes with one to four of them changed, removed or added. */
  static byte[] damaged(byte[] bytes, Random random) {
    byte[] result = bytes.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(result.length);
      int removed = random.nextInt(3);
      byte[] added = new byte[random.nextInt(3)];
      random.nextBytes(added);
      int rest = Math.min(result.length, at + removed);
      ByteBuffer changed = ByteBuffer.allocate(at + added.length + result.length - rest);
      changed.put(result, 0, at).put(added).put(result, rest, result.length - rest);
      result = changed.array();
    }
    return result;
  }
}
