package ai.honeyhive.server.internal.forward;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends one OTLP request at a time, once each. Used by one thread. */
interface OtlpSender extends AutoCloseable {

  /** How one attempt ended. */
  sealed interface Outcome {}

  /**
   * The backend has the request.
   *
   * @param rejected how many of its spans the backend left out
   * @param message why, or empty
   */
  record Delivered(long rejected, String message) implements Outcome {}

  /**
   * To be tried again, as OTLP defines it.
   *
   * @param after when at the earliest, or null when the backend did not say
   */
  record Later(String reason, @Nullable Duration after) implements Outcome {}

  /** The backend does not want the request, now or later. */
  record Refused(String reason) implements Outcome {}

  /** Sends an {@code ExportTraceServiceRequest} in protobuf, and waits for the answer. */
  Outcome send(byte[] request) throws InterruptedException;

  @Override
  void close();

  /** What the body of a good answer says. */
  static Outcome delivered(byte[] response) {
    try {
      ExportTracePartialSuccess partial =
          ExportTraceServiceResponse.parseFrom(response).getPartialSuccess();
      return new Delivered(partial.getRejectedSpans(), partial.getErrorMessage());
    } catch (InvalidProtocolBufferException e) {
      // Some backends answer with a text of their own; the status is what counts.
      return new Delivered(0, "");
    }
  }
}
