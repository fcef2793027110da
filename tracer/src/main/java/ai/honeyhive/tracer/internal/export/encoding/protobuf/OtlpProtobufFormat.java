package ai.honeyhive.tracer.internal.export.encoding.protobuf;

import ai.honeyhive.tracer.internal.export.encoding.BatchWriter;
import ai.honeyhive.tracer.internal.export.encoding.GroupedBatch;
import ai.honeyhive.tracer.internal.export.encoding.Payload;
import ai.honeyhive.tracer.internal.export.encoding.Receipt;
import ai.honeyhive.tracer.internal.export.encoding.SpanFormat;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An {@code ExportTraceServiceRequest} of OTLP 1.x.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/">OTLP specification</a>
 */
public final class OtlpProtobufFormat implements SpanFormat {
  private final KeyCache keys = new KeyCache();
  private final GroupedBatch.Encoding<ProtobufGroup> encoding = new Encoding();

  @Override
  public String contentType() {
    return "application/x-protobuf";
  }

  @Override
  public BatchWriter newBatch(int expectedBytes) {
    return new GroupedBatch<>(encoding, expectedBytes);
  }

  @Override
  public List<Payload> split(Payload request) {
    return RequestSplitter.split(request);
  }

  @Override
  public @Nullable Payload shorten(Payload request, int limit) {
    return RequestShortener.shorten(request, limit);
  }

  @Override
  public Receipt read(ByteBuffer answer, int spans) {
    return PartialSuccess.read(answer, spans);
  }

  private final class Encoding implements GroupedBatch.Encoding<ProtobufGroup> {
    @Override
    public ProtobufGroup group(
        Resource resource, InstrumentationScopeInfo scope, int expectedBytes) {
      return new ProtobufGroup(resource, scope, expectedBytes, keys);
    }

    @Override
    public Payload request(List<ProtobufGroup> groups, int spans) {
      return new Payload(
          groups.size() == 1 ? groups.get(0).request() : ProtobufGroup.request(groups), spans);
    }
  }
}
