package ai.honeyhive.client.internal.mapping;

import ai.honeyhive.client.model.EventType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One span while it is read: what it says, and the event drafted from it. For one thread, once. */
public final class SpanReading {
  private final SpanFacts facts;
  private final Attributes attributes;
  private final List<Moment> moments;
  private final EventDraft draft = new EventDraft();
  private final EventType type;
  private final @Nullable String instrumentor;

  public SpanReading(
      SpanFacts facts, Attributes attributes, Attributes resource, List<Moment> moments) {
    this.facts = facts;
    this.attributes = attributes;
    this.moments = moments;
    type = EventTypes.of(attributes);
    instrumentor = Instrumentors.of(facts, attributes, resource);
  }

  public SpanFacts facts() {
    return facts;
  }

  public Attributes attributes() {
    return attributes;
  }

  /** The span's events in the order they came. */
  public List<Moment> moments() {
    return moments;
  }

  public EventDraft draft() {
    return draft;
  }

  public EventType type() {
    return type;
  }

  /** The convention the span as a whole follows, or null when it follows none that is known. */
  public @Nullable String instrumentor() {
    return instrumentor;
  }

  /** Moves attributes of the span into the draft as a table says. */
  public void move(List<Move> table) {
    for (Move move : table) {
      move.apply(attributes, draft);
    }
  }
}
