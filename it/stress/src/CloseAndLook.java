package ai.honeyhive.it.stress;

import ai.honeyhive.tracer.internal.lifecycle.Lifecycle;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** One closes, another looks, then closes without time: what it sees never goes back to open. */
@JCStressTest
@Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "before, and closed when asked")
@Outcome(
    id = "true, false",
    expect = Expect.ACCEPTABLE,
    desc = "before, and being closed when asked")
@Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "after")
@Outcome(id = "false, false", expect = Expect.ACCEPTABLE, desc = "in the middle")
@State
public class CloseAndLook {
  private final Lifecycle life = new Lifecycle();
  private volatile boolean over;

  /** Closes. */
  @Actor
  public void close() {
    life.close(Duration.ZERO, timeout -> over = true);
  }

  /** Looks, and closes. */
  @Actor
  public void look(ZZ_Result result) {
    result.r1 = life.isOpen();
    boolean closed = life.close(Duration.ZERO, timeout -> over = true);
    if (closed && (!over || life.isOpen())) {
      throw new AssertionError("said to be closed, and is not");
    }
    result.r2 = closed;
  }
}
