package ai.honeyhive.tracer.internal.export.encoding.json;

import ai.honeyhive.client.mapping.SpanMapper;
import ai.honeyhive.tracer.internal.export.encoding.BatchWriter;
import ai.honeyhive.tracer.internal.export.encoding.Payload;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events in JSON with commas between them. */
final class EventsBatch implements BatchWriter {
  private static final String BEFORE = "{\"events\":[";
  private static final String AFTER = "]}";

  private final ByteSink out;
  private @Nullable Resource resource;
  private Map<String, @Nullable Object> resourceAttributes = Map.of();
  private int before = -1;
  private int spans;

  EventsBatch(int expectedBytes) {
    out = new ByteSink(expectedBytes + BEFORE.length() + AFTER.length());
    out.ascii(BEFORE);
  }

  @Override
  public void add(SpanData span) {
    int position = out.size();
    boolean added = false;
    try {
      if (spans > 0) {
        out.write(',');
      }
      JsonRequests.write(
          SpanMapper.standard()
              .map(OtlpSpans.of(span, attributes(span.getResource())))
              .event()
              .toJson(),
          out);
      added = true;
    } finally {
      if (!added) {
        out.truncate(position);
      }
    }
    before = position;
    spans++;
  }

  private Map<String, @Nullable Object> attributes(Resource of) {
    if (resource != of) {
      resourceAttributes = OtlpSpans.map(of.getAttributes());
      resource = of;
    }
    return resourceAttributes;
  }

  @Override
  public void undo() {
    if (before < 0) {
      throw new IllegalStateException("nothing to undo");
    }
    out.truncate(before);
    before = -1;
    spans--;
  }

  @Override
  public int size() {
    return out.size() + AFTER.length();
  }

  @Override
  public int spans() {
    return spans;
  }

  @Override
  public Payload finish() {
    out.ascii(AFTER);
    return new Payload(out.toBuffer(), spans);
  }
}
