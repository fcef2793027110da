package ai.honeyhive.tracer.internal.diagnostics;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;

/**
 * A tracer as those see it who show its counts: it is held weakly, so that it can be forgotten
 * while it is shown, and reads as nothing then. Thread-safe.
 */
final class Shown implements Readings {
  private static final Counts NOTHING = Counts.of(new long[0]);

  private final WeakReference<Readings> tracer;
  private final Publication.Labels labels;

  Shown(Readings tracer, Publication.Labels labels) {
    this.tracer = new WeakReference<>(tracer);
    this.labels = labels;
  }

  Publication.Labels labels() {
    return labels;
  }

  boolean isForgotten() {
    return tracer.get() == null;
  }

  @Override
  public Counts counts() {
    Readings open = tracer.get();
    return open == null ? NOTHING : open.counts();
  }

  @Override
  public Map<String, Long> redacted() {
    Readings open = tracer.get();
    return open == null ? Map.of() : open.redacted();
  }

  @Override
  public DeliveryState deliveryState() {
    Readings open = tracer.get();
    return open == null ? DeliveryState.IDLE : open.deliveryState();
  }

  @Override
  public List<String> warnings() {
    Readings open = tracer.get();
    return open == null ? List.of() : open.warnings();
  }
}
