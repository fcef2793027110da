package ai.honeyhive.tracer.internal.export.spill;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One tracer's use of a directory. */
final class Opening implements Spill {
  private final UUID writer = UUID.randomUUID();
  private final SharedSpill shared;
  private final Losses losses;

  Opening(SharedSpill shared, Losses losses) {
    this.shared = shared;
    this.losses = losses;
  }

  Losses losses() {
    return losses;
  }

  @Override
  public UUID writer() {
    return writer;
  }

  @Override
  public boolean add(SpilledRequest request) {
    return shared.add(this, request);
  }

  @Override
  public @Nullable SpilledRequest first() {
    return shared.first(this);
  }

  @Override
  public void acknowledge(long rejected) {
    shared.acknowledge(this, rejected);
  }

  @Override
  public long spans() {
    return shared.spans();
  }

  @Override
  public void close() {
    SpillDirectory.close(this, shared);
  }
}
