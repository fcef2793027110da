package ai.honeyhive.tracer.internal.operations;

import org.jspecify.annotations.Nullable;

/** When a woven method on this thread is to make no step of its own. */
public final class OnThread {
  private static final String RECORDING = "";
  /** Nothing, {@link #RECORDING}, or the name of a step that has begun already. */
  private static final ThreadLocal<String> STATE = new ThreadLocal<>();

  private OnThread() {}

  /** Records values: their getters may be woven. */
  public static void recording(Runnable values) {
    String before = STATE.get();
    STATE.set(RECORDING);
    try {
      values.run();
    } finally {
      restore(before);
    }
  }

  /** A stand-in has begun the step of the method that it is about to call. */
  static @Nullable String begun(@Nullable MethodPlan plan) {
    String before = STATE.get();
    if (plan != null) {
      STATE.set(plan.method().name());
    }
    return before;
  }

  static void restore(@Nullable String before) {
    if (before == null) {
      STATE.remove();
    } else {
      STATE.set(before);
    }
  }

  /** Whether a call of the method makes no step. */
  static boolean isSilent(MethodPlan plan) {
    String state = STATE.get();
    if (state == null) {
      return false;
    }
    boolean begun = state.equals(plan.method().name());
    if (begun) {
      STATE.remove();
    }
    return begun || state.equals(RECORDING);
  }
}
