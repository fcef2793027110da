package ai.honeyhive.tracer.internal.export.encoding;

import ai.honeyhive.tracer.internal.processing.redaction.Redactor;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another format, into which spans go without what must not leave. Thread-safe. */
public final class RedactedFormat implements SpanFormat {
  private final SpanFormat format;
  private final Redactor redactor;
  private volatile @Nullable Seen last;

  /** A span and what is sent of it; one that finds no room in a request comes again at once. */
  private record Seen(String traceId, String spanId, SpanData clean) {
    boolean isOf(SpanData span) {
      return spanId.equals(span.getSpanId()) && traceId.equals(span.getTraceId());
    }
  }

  /** Makes the format. */
  public RedactedFormat(SpanFormat format, Redactor redactor) {
    this.format = format;
    this.redactor = redactor;
  }

  @Override
  public String contentType() {
    return format.contentType();
  }

  @Override
  public BatchWriter newBatch(int expectedBytes) {
    return new Batch(format.newBatch(expectedBytes));
  }

  @Override
  public List<Payload> split(Payload request) {
    return format.split(request);
  }

  @Override
  public @Nullable Payload shorten(Payload request, int limit) {
    return format.shorten(request, limit);
  }

  @Override
  public Receipt read(ByteBuffer answer, int spans) {
    return format.read(answer, spans);
  }

  private SpanData clean(SpanData span) {
    Seen seen = last;
    if (seen != null && seen.isOf(span)) {
      return seen.clean();
    }
    SpanData clean = redactor.redact(span);
    last = clean == span ? null : new Seen(span.getTraceId(), span.getSpanId(), clean);
    return clean;
  }

  private final class Batch implements BatchWriter {
    private final BatchWriter writer;

    Batch(BatchWriter writer) {
      this.writer = writer;
    }

    @Override
    public void add(SpanData span) {
      writer.add(clean(span));
    }

    @Override
    public void undo() {
      writer.undo();
    }

    @Override
    public int size() {
      return writer.size();
    }

    @Override
    public int spans() {
      return writer.spans();
    }

    @Override
    public Payload finish() {
      return writer.finish();
    }
  }
}
