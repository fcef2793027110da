package ai.honeyhive.tracer.internal.provider.propagation;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a request as another getter does, but for baggage that nobody should have to read. */
record BoundedGetter<C>(TextMapGetter<C> behind) implements TextMapGetter<C> {
  private static final String BAGGAGE = "baggage";

  @Override
  @SuppressWarnings("deprecation") // from 1.67 on; it has no body before
  public Iterable<String> keys(C carrier) {
    return behind.keys(carrier);
  }

  @Override
  public @Nullable String get(@Nullable C carrier, String key) {
    return BAGGAGE.equalsIgnoreCase(key) ? baggage(carrier, key) : behind.get(carrier, key);
  }

  /** Since 1.50; before, nobody calls it. */
  @SuppressWarnings("MissingOverride")
  public Iterator<String> getAll(@Nullable C carrier, String key) {
    if (!BAGGAGE.equalsIgnoreCase(key)) {
      return AllValues.of(behind, carrier, key);
    }
    String baggage = baggage(carrier, key);
    return baggage == null ? List.<String>of().iterator() : List.of(baggage).iterator();
  }

  /** All headers of that name as one: the bounds are those of a request. */
  private @Nullable String baggage(@Nullable C carrier, String key) {
    Iterator<String> values = AllValues.of(behind, carrier, key);
    if (!values.hasNext()) {
      return null;
    }
    String first = values.next();
    if (!values.hasNext()) {
      return BaggageLimits.readable(first);
    }
    StringBuilder all = new StringBuilder(first);
    while (values.hasNext() && all.length() <= BaggageLimits.MAX_BYTES) {
      all.append(',').append(values.next());
    }
    return BaggageLimits.readable(all.toString());
  }
}
