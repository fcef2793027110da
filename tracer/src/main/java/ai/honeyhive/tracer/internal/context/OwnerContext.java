package ai.honeyhive.tracer.internal.context;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import org.jspecify.annotations.Nullable;

/**
 * Whose scope a piece of code runs in: a key of OpenTelemetry's context, so it goes where that
 * goes.
 */
public final class OwnerContext {
  private static final ContextKey<SpanOwner> OWNER = ContextKey.named("honeyhive-owner");

  private static final ContextKey<SpanOwner> MAKER = ContextKey.named("honeyhive-maker");

  private OwnerContext() {}

  /** The owner of the innermost scope, of whatever tracer, or null outside of any. */
  public static @Nullable SpanOwner of(Context context) {
    return context.get(OWNER);
  }

  /**
   * The innermost scope of one tracer, whatever scopes of others are within it; or null.
   *
   * @param key the tracer's {@link SpanOwner#scopeKey}
   */
  public static @Nullable SpanOwner of(Context context, ContextKey<SpanOwner> key) {
    return context.get(key);
  }

  /** The context itself when it is in a scope of the owner, else a new one that is. */
  public static Context with(Context context, SpanOwner owner) {
    Context in = context.get(OWNER) == owner ? context : context.with(OWNER, owner);
    ContextKey<SpanOwner> key = owner.scopeKey();
    return key == null || in.get(key) == owner ? in : in.with(key, owner);
  }

  /**
   * The same context, in which the owner's tracer finds that scope of it behind those of others.
   */
  public static Context behind(Context context, SpanOwner owner) {
    ContextKey<SpanOwner> key = owner.scopeKey();
    return key == null ? context : context.with(key, owner);
  }

  /** A context for one span that is made through a tracer's OpenTelemetry on another provider. */
  public static Context madeBy(Context context, SpanOwner tracer) {
    return context.with(MAKER, tracer);
  }

  /** The tracer through whose OpenTelemetry a span is made, or null when that is not known. */
  public static @Nullable SpanOwner maker(Context context) {
    return context.get(MAKER);
  }
}
