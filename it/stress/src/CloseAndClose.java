package ai.honeyhive.it.stress;

import ai.honeyhive.tracer.internal.lifecycle.Lifecycle;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two that close: one of them does it, and both see it done when they return. */
@JCStressTest
@Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "closed once, and both saw that")
@Outcome(expect = Expect.FORBIDDEN, desc = "closed twice, or one returned before it was")
@State
public class CloseAndClose {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final Lifecycle life = new Lifecycle();
  private int closes;

  /** Closes. */
  @Actor
  public void first(III_Result result) {
    result.r1 = life.close(LONG, timeout -> closes++) ? closes : -1;
  }

  /** Closes too. */
  @Actor
  public void second(III_Result result) {
    result.r2 = life.close(LONG, timeout -> closes++) ? closes : -1;
  }

  /** Counts. */
  @Arbiter
  public void count(III_Result result) {
    result.r3 = life.isOpen() ? -1 : closes;
  }
}
