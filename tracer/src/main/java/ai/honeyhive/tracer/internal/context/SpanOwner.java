package ai.honeyhive.tracer.internal.context;

import ai.honeyhive.tracer.config.Capture;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The tracer a span belongs to, as those see it who decide that. Thread-safe. */
public interface SpanOwner {
  /** The session and source its spans carry. */
  Identity identity();

  /**
   * Where a context keeps the innermost scope of this owner's tracer, so that it is found within
   * scopes of other tracers; null when this is no scope but the tracer itself.
   */
  default @Nullable ContextKey<SpanOwner> scopeKey() {
    return null;
  }

  /** What tells tracers apart: all owners of one tracer have the same. */
  default Object tracer() {
    return this;
  }

  /** Whether this is a scope in another session than its tracer's own. */
  default boolean isInSession() {
    return false;
  }

  /** Whether a span of this owner is shown with what is above it in the same session. */
  default boolean bringsAncestors() {
    return true;
  }

  /** A scope of the same tracer with another identity. */
  default SpanOwner scope(Identity identity) {
    return this;
  }

  /** The innermost scope of the same tracer in a context, or the tracer itself. */
  default SpanOwner in(Context context) {
    return this;
  }

  /** How its spans are named apart, and its identity is passed on. */
  default ContextSettings context() {
    return ContextSettings.DEFAULT;
  }

  /** Counts a span that ended and is left out because of its name. */
  default void filtered() {}

  /**
   * Counts attributes of a span that there was no room for.
   *
   * @param spanId the span; it may be told of twice in a row
   */
  default void attributesDropped(String spanId, int attributes) {}

  /** What it takes from a provider that is not HoneyHive's. */
  Capture capture();

  /** Whether identity and content may be written on spans of such a provider. */
  boolean stampsHostSpans();

  /** Counts a span that started, and starts the delivery with the first. */
  void started();

  /** Counts a span that a sampler decided not to record. */
  void unsampled();

  /**
   * Hurries what has ended to the server, without waiting for it.
   *
   * @return successful when the server acknowledged all of it, failed when something was lost
   */
  CompletableResultCode flush();

  /** Takes a span that ended; the supplier is called later, on another thread. */
  void ended(Supplier<SpanData> span);
}
