package ai.honeyhive.tracer.internal.export.encoding;

import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request of OTLP: its spans stand by resource and scope, each group in a buffer of its own.
 *
 * @param <G> the kind of group
 */
public final class GroupedBatch<G extends GroupedBatch.Group> implements BatchWriter {
  private static final int FURTHER_GROUP = 4096;

  /** What differs between the encodings. */
  public interface Encoding<G> {
    /** Makes the buffer of a group. */
    G group(Resource resource, InstrumentationScopeInfo scope, int expectedBytes);

    /**
     * Puts a request together.
     *
     * @param groups none of them empty
     */
    Payload request(List<G> groups, int spans);
  }

  /** The spans of one resource and one scope. */
  public interface Group {
    /** Adds a span; what it wrote before it failed stays until {@link #truncate}. */
    void add(SpanData span);

    /** What was written so far, to come back to. */
    int position();

    /** Takes back what was written since {@link #position} was this. */
    void truncate(int position);

    /** Bytes it adds to the request, or a little more. */
    int size();

    /** The resource of its spans. */
    Resource resource();

    /** The scope of its spans. */
    InstrumentationScopeInfo scope();

    /** Whether it holds no span. */
    boolean isEmpty();
  }

  private final Encoding<G> encoding;
  private final int expectedBytes;
  private final List<G> groups = new ArrayList<>(1);
  private @Nullable G last;
  private int before;
  private int spans;

  /** Starts a request. */
  public GroupedBatch(Encoding<G> encoding, int expectedBytes) {
    this.encoding = encoding;
    this.expectedBytes = expectedBytes;
  }

  @Override
  public void add(SpanData span) {
    G group = group(span.getResource(), span.getInstrumentationScopeInfo());
    int position = group.position();
    boolean added = false;
    try {
      group.add(span);
      added = true;
    } finally {
      if (!added) {
        group.truncate(position);
      }
    }
    last = group;
    before = position;
    spans++;
  }

  /** By identity first: a provider has one resource, and one scope a tracer. */
  private G group(Resource resource, InstrumentationScopeInfo scope) {
    if (last != null && last.resource() == resource && last.scope() == scope) {
      return last;
    }
    for (G group : groups) {
      if ((group.scope() == scope || group.scope().equals(scope))
          && (group.resource() == resource || group.resource().equals(resource))) {
        return group;
      }
    }
    G group = encoding.group(resource, scope, groups.isEmpty() ? expectedBytes : FURTHER_GROUP);
    groups.add(group);
    return group;
  }

  @Override
  public void undo() {
    if (last == null) {
      throw new IllegalStateException("nothing to undo");
    }
    last.truncate(before);
    last = null;
    spans--;
  }

  @Override
  public int size() {
    int size = 0;
    for (G group : groups) {
      size += group.isEmpty() ? 0 : group.size();
    }
    return size;
  }

  @Override
  public int spans() {
    return spans;
  }

  @Override
  public Payload finish() {
    groups.removeIf(Group::isEmpty);
    return encoding.request(groups, spans);
  }
}
