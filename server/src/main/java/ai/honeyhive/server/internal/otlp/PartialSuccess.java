package ai.honeyhive.server.internal.otlp;

import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;

/** The answer to an export: empty, or what was refused. */
final class PartialSuccess {
  private PartialSuccess() {}

  static byte[] protobuf(SpanBatch batch) {
    ExportTraceServiceResponse.Builder response = ExportTraceServiceResponse.newBuilder();
    if (batch.refused() > 0) {
      response.setPartialSuccess(ExportTracePartialSuccess.newBuilder()
          .setRejectedSpans(batch.refused())
          .setErrorMessage(batch.message()));
    }
    return response.build().toByteArray();
  }

  static ObjectNode json(SpanBatch batch) {
    ObjectNode response = Json.object();
    if (batch.refused() > 0) {
      // In OTLP's JSON a 64-bit number is text.
      response
          .putObject("partialSuccess")
          .put("rejectedSpans", Integer.toString(batch.refused()))
          .put("errorMessage", batch.message());
    }
    return response;
  }
}
