package ai.honeyhive.tracer.internal.diagnostics;

import java.util.List;
import java.util.Map;

/** What can be read of a tracer at any moment. Thread-safe; never waits. */
public interface Readings {
  /** What became of its spans. */
  Counts counts();

  /** How much was taken out of what it sent or stored, by kind. */
  Map<String, Long> redacted();

  /** What its delivery is doing. */
  DeliveryState deliveryState();

  /** The ids of its warnings so far. */
  List<String> warnings();
}
