package ai.honeyhive.server.internal.otlp;

import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import java.io.IOException;

/** Takes the ids off the first spans of a request, so that exactly those are refused. */
public final class SpoiledSpans {
  private SpoiledSpans() {}

  /** The body with so many spans spoiled, fewer when there are fewer. */
  public static byte[] in(String mediaType, byte[] body, int spans) throws IOException {
    return mediaType.equals("application/json") ? json(body, spans) : protobuf(body, spans);
  }

  private static byte[] protobuf(byte[] body, int spans) throws IOException {
    ExportTraceServiceRequest.Builder request =
        ExportTraceServiceRequest.parseFrom(body).toBuilder();
    int left = spans;
    for (ResourceSpans.Builder resource : request.getResourceSpansBuilderList()) {
      for (ScopeSpans.Builder scope : resource.getScopeSpansBuilderList()) {
        for (int i = 0; i < scope.getSpansCount() && left > 0; i++, left--) {
          scope.getSpansBuilder(i).setSpanId(ByteString.EMPTY);
        }
      }
    }
    return request.build().toByteArray();
  }

  private static byte[] json(byte[] body, int spans) throws IOException {
    JsonNode request = Json.parse(body);
    int left = spans;
    for (JsonNode resource : request.path("resourceSpans")) {
      for (JsonNode scope : resource.path("scopeSpans")) {
        for (JsonNode span : scope.path("spans")) {
          if (left > 0 && span instanceof ObjectNode object) {
            object.put("spanId", "");
            left--;
          }
        }
      }
    }
    return Json.bytes(request);
  }
}
