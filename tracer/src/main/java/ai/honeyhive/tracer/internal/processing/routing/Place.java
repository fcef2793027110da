package ai.honeyhive.tracer.internal.processing.routing;

import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;

/**
 * Where a span is in the tree of its tracer.
 *
 * @param bond what ties it to its owner
 * @param writable whether the owner's identity is written on the span itself, and what is recorded
 *     of it may be too
 * @param excluded whether it is left out because of its name
 * @param parent the nearest span above that its tracer exports, where that is not the parent the
 *     span itself has; never null for one that is left out
 */
record Place(
    Bond bond, boolean writable, boolean excluded, @Nullable SpanContext parent) {
  /** A span that is exported below the parent it has. */
  static Place of(Bond bond, boolean writable) {
    return new Place(bond, writable, false, null);
  }

  /** Whether the span is exported as it is. */
  boolean isPlain() {
    return !excluded && parent == null;
  }
}
