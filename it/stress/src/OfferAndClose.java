package ai.honeyhive.it.stress;

import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.RuntimeProfile;
import ai.honeyhive.tracer.internal.diagnostics.Health;
import ai.honeyhive.tracer.internal.export.DeliverySettings;
import ai.honeyhive.tracer.internal.export.ExportPipeline;
import ai.honeyhive.tracer.internal.export.transport.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** One ends a span while another closes its tracer: the span is counted exactly once. */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "counted once")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost without a count, or counted twice")
@State
public class OfferAndClose {
  private static final long PATIENCE_NANOS = 5_000_000_000L;
  private static final Logger LOG = Logger.getLogger("ai.honeyhive.tracer");

  static {
    LOG.setLevel(Level.OFF);
  }

  private final Health health = Health.create();
  private final ExportPipeline pipeline = new ExportPipeline(
      new Endpoint(URI.create("http://127.0.0.1:9"), "hh_key"),
      new DeliverySettings(DeliveryConfig.defaults(), RuntimeProfile.STANDARD),
      health);

  /** Ends a span that cannot be read; what becomes of it is counted all the same. */
  @Actor
  public void offer() {
    health.counters().started();
    health.counters().ended();
    pipeline.offer(() -> {
      throw new IllegalStateException("unreadable");
    });
  }

  /** Closes. */
  @Actor
  public void close() {
    pipeline.close(Duration.ZERO);
  }

  /** Counts, when the workers have had their time. */
  @Arbiter
  public void count(I_Result result) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (health.counters().lostCount() == 0 && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    result.r1 = (int) (health.counters().lostCount() + health.counters().deliveredCount());
  }
}
