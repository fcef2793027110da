package ai.honeyhive.server.internal.archive;

import ai.honeyhive.server.store.archive.ArchiveRecord.Kind;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;

/** How many records there were of each kind. */
final class Counts {
  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

  void add(Kind kind) {
    counts.merge(kind, 1L, Long::sum);
  }

  /** Adds {@code documents}, {@code events} and so on to an object. */
  ObjectNode json(ObjectNode to) {
    for (Kind kind : Kind.values()) {
      to.put(kind.wireName() + "s", counts.getOrDefault(kind, 0L));
    }
    return to;
  }
}
