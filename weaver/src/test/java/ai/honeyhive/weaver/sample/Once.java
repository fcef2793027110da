package ai.honeyhive.weaver.sample;

import ai.honeyhive.tracer.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Does what it is told, and remembers how often. */
public class Once implements UnaryOperator<Object> {
  /** What it was called with. */
  public final List<Object> calls = new ArrayList<>();

  private RuntimeException thrown;
  private Error error;

  /** Has it throw. */
  public void toThrow(RuntimeException toThrow, Error otherwise) {
    thrown = toThrow;
    error = otherwise;
  }

  @Trace
  @Override
  public Object apply(Object given) {
    calls.add(given);
    if (thrown != null) {
      throw thrown;
    }
    if (error != null) {
      throw error;
    }
    return given;
  }

  @Trace
  public long plain(Object given) {
    calls.add(given);
    return calls.size();
  }
}
