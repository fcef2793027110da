package ai.honeyhive.tracer.internal.export.encoding;

import ai.honeyhive.tracer.internal.export.encoding.protobuf.OtlpProtobufFormat;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.ByteBuffer;
import java.util.List;

/** Encodes a list of spans at once, for the worker that is being replaced. */
public final class OtlpEncoder {
  private static final SpanFormat FORMAT = new OtlpProtobufFormat();

  /** Encodes the spans in one request. */
  public byte[] encode(List<SpanData> spans) {
    BatchWriter batch = FORMAT.newBatch(64 * 1024);
    spans.forEach(batch::add);
    ByteBuffer body = batch.finish().body();
    byte[] bytes = new byte[body.remaining()];
    body.duplicate().get(bytes);
    return bytes;
  }

  /** Reads the answer to such a request. */
  public Receipt read(byte[] answer, int spans) {
    return FORMAT.read(ByteBuffer.wrap(answer), spans);
  }
}
