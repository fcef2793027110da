package ai.honeyhive.tracer.internal.diagnostics;

import java.util.List;

/** What can be read of a tracer at any moment. Thread-safe; never waits. */
public interface Readings {
  /** What became of its spans. */
  Counts counts();

  /** What its delivery is doing. */
  DeliveryState deliveryState();

  /** The ids of its warnings so far. */
  List<String> warnings();
}
