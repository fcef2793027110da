package ai.honeyhive.tracer.internal.export.encoding.protobuf;

import ai.honeyhive.tracer.internal.export.encoding.Receipt;
import java.nio.ByteBuffer;

/**
 * What an {@code ExportTraceServiceResponse} says about spans the server did not take:
 * {@code partial_success = 1} with {@code rejected_spans = 1} and {@code error_message = 2}.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#partial-success-1">OTLP, partial
 *     success</a>
 */
final class PartialSuccess {
  private PartialSuccess() {}

  /** A body that is not such a message counts as full success: the status was 2xx. */
  static Receipt read(ByteBuffer answer, int spans) {
    try {
      return response(new ProtobufReader(answer), spans);
    } catch (IllegalArgumentException notSuchAMessage) {
      return Receipt.ALL;
    }
  }

  private static Receipt response(ProtobufReader response, int spans) {
    Receipt receipt = Receipt.ALL;
    while (response.next()) {
      if (response.isMessage(1)) {
        receipt = partialSuccess(response.message(), spans);
      }
    }
    return receipt;
  }

  private static Receipt partialSuccess(ProtobufReader message, int spans) {
    long rejected = 0;
    String text = "";
    while (message.next()) {
      if (message.field() == 1 && message.wireType() == ProtobufWriter.VARINT) {
        rejected = message.varint();
      } else if (message.isMessage(2)) {
        text = message.text();
      }
    }
    return new Receipt((int) Math.max(0, Math.min(rejected, spans)), text);
  }
}
