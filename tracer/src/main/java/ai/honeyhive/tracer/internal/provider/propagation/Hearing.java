package ai.honeyhive.tracer.internal.provider.propagation;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What some baggage says of whom a request belongs to.
 *
 * @param fields what it says, as far as it is well-formed
 * @param foreign the baggage without what is HoneyHive's
 * @param unmarked the names of entries that were read and may be somebody else's all the same, so
 *     that they stay: a session id by the Python SDK's name, with nothing beside it that is
 *     HoneyHive's for certain
 */
record Hearing(Map<Field, String> fields, Baggage foreign, Set<String> unmarked) {

  static Hearing of(Baggage baggage) {
    if (baggage.isEmpty()) {
      return new Hearing(Map.of(), baggage, Set.of());
    }
    String packed = baggage.getEntryValue(PackedEntry.NAME);
    Map<Field, String> fields = PackedEntry.read(packed);
    return fields.isEmpty() ? ofPython(baggage, packed != null) : ofPacked(baggage, fields);
  }

  /** The entries for Python were written beside it, unless the application had such a name. */
  private static Hearing ofPacked(Baggage baggage, Map<Field, String> fields) {
    BaggageBuilder foreign = baggage.toBuilder().remove(PackedEntry.NAME);
    for (Field field : Field.values()) {
      field.aliases().forEach(foreign::remove);
      String value = baggage.getEntryValue(field.python());
      if (field.isMark() || (value != null && value.equals(fields.get(field)))) {
        foreign.remove(field.python());
      }
    }
    return new Hearing(fields, foreign.build(), Set.of());
  }

  private static Hearing ofPython(Baggage baggage, boolean hasMark) {
    Map<Field, String> fields = new EnumMap<>(Field.class);
    BaggageBuilder foreign = baggage.toBuilder().remove(PackedEntry.NAME);
    Set<String> names = new HashSet<>();
    boolean marked = hasMark;
    for (Field field : Field.values()) {
      marked |= field.isMark() && baggage.getEntryValue(field.python()) != null;
      String value = field.checked(baggage.getEntryValue(field.python()));
      if (value != null) {
        names.add(field.python());
      }
      for (String alias : field.aliases()) {
        String said = baggage.getEntryValue(alias);
        marked |= said != null;
        value = value == null ? field.checked(said) : value;
        foreign.remove(alias);
      }
      put(fields, field, value);
    }
    if (!marked) {
      return fields.containsKey(Field.SESSION)
          ? new Hearing(fields, baggage, names)
          : new Hearing(Map.of(), baggage, Set.of());
    }
    for (Field field : Field.values()) {
      foreign.remove(field.python());
    }
    return new Hearing(fields, foreign.build(), Set.of());
  }

  private static void put(Map<Field, String> fields, Field field, @Nullable String value) {
    if (value != null) {
      fields.put(field, value);
    }
  }
}
