package ai.honeyhive.client.internal.mapping;

import ai.honeyhive.client.model.EventType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a span is as a whole, by the rules that the dialects bring. Immutable. */
public final class Recognition {
  private final List<TypeRule> types;
  private final List<Signature> signatures;

  public Recognition(List<Dialect> dialects) {
    types = dialects.stream()
        .flatMap(dialect -> dialect.typeRules().stream())
        .sorted(Comparator.comparingInt(TypeRule::row))
        .toList();
    signatures = dialects.stream()
        .flatMap(dialect -> dialect.signatures().stream())
        .sorted(Comparator.comparingInt(Signature::row))
        .toList();
  }

  /** Begins to read a span. */
  public SpanReading reading(SpanSource source) {
    return new SpanReading(source, typeOf(source), instrumentorOf(source));
  }

  /** A span nobody knows is a tool. */
  private EventType typeOf(SpanSource source) {
    for (TypeRule rule : types) {
      Optional<EventType> type = rule.type().apply(source);
      if (type.isPresent()) {
        return type.get();
      }
    }
    return EventType.TOOL;
  }

  private @Nullable String instrumentorOf(SpanSource source) {
    for (Signature signature : signatures) {
      if (signature.fits().test(source)) {
        return signature.instrumentor();
      }
    }
    return null;
  }
}
