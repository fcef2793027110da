package ai.honeyhive.it.context;

import io.micrometer.context.ThreadLocalAccessor;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.ArrayDeque;
import java.util.Deque;

/** The accessor of docs/context.md. */
final class TelemetryAccessor implements ThreadLocalAccessor<Context> {
  private final ThreadLocal<Deque<Scope>> scopes = ThreadLocal.withInitial(ArrayDeque::new);

  @Override
  public Object key() {
    return "opentelemetry";
  }

  @Override
  public Context getValue() {
    return Context.current();
  }

  @Override
  @SuppressWarnings("MustBeClosedChecker") // restore closes it
  public void setValue(Context context) {
    scopes.get().push(context.makeCurrent());
  }

  @Override
  public void setValue() {
    setValue(Context.root());
  }

  @Override
  public void restore(Context previous) {
    scopes.get().pop().close();
  }
}
