package ai.honeyhive.tracer.internal.export.encoding.json;

import ai.honeyhive.client.mapping.MappedSpan;
import ai.honeyhive.client.mapping.SpanMapper;
import ai.honeyhive.tracer.internal.export.encoding.BatchWriter;
import ai.honeyhive.tracer.internal.export.encoding.Payload;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Events in JSON with commas between them. Before the first event of a session stands what its span
 * says of the session, if it does.
 */
final class EventsBatch implements BatchWriter {
  private static final String BEFORE = "{\"events\":[";
  private static final String AFTER = "]}";

  private final ByteSink out;
  private @Nullable Resource resource;
  private Map<String, @Nullable Object> resourceAttributes = Map.of();
  private final Set<String> sessions = new HashSet<>();
  private int before = -1;
  private @Nullable String toldBefore;
  private int spans;

  EventsBatch(int expectedBytes) {
    out = new ByteSink(expectedBytes + BEFORE.length() + AFTER.length());
    out.ascii(BEFORE);
  }

  @Override
  public void add(SpanData span) {
    int position = out.size();
    boolean added = false;
    String told = null;
    try {
      MappedSpan mapped =
          SpanMapper.standard().map(OtlpSpans.of(span, attributes(span.getResource())));
      ObjectNode session = SessionEvents.of(mapped);
      if (session != null && sessions.add(mapped.session().sessionId())) {
        told = mapped.session().sessionId();
        write(session);
      }
      write(mapped.event().toJson());
      added = true;
    } finally {
      if (!added) {
        takeBack(position, told);
      }
    }
    before = position;
    toldBefore = told;
    spans++;
  }

  private void write(ObjectNode event) {
    if (out.size() > BEFORE.length()) {
      out.write(',');
    }
    JsonRequests.write(event, out);
  }

  private void takeBack(int position, @Nullable String session) {
    out.truncate(position);
    if (session != null) {
      sessions.remove(session);
    }
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
    takeBack(before, toldBefore);
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
