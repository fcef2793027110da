package ai.honeyhive.it.delivery;

import ai.honeyhive.it.delivery.backend.BackendState;
import ai.honeyhive.it.delivery.backend.Fate;
import ai.honeyhive.tracer.config.RuntimeProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A state of the backend, and a way to bring spans there. */
record Cell(BackendState state, Way way) {
  /** How many spans each cell ends: half of them before, half meanwhile. */
  static final int SPANS = 120;

  private static final Duration PATIENT = Duration.ofSeconds(10);

  static List<Cell> all() {
    List<Cell> cells = new ArrayList<>();
    for (BackendState state : BackendState.values()) {
      for (Way way : Way.values()) {
        cells.add(new Cell(state, way));
      }
    }
    return cells;
  }

  /** The long one where there is something to be gained by waiting. */
  RuntimeProfile profile() {
    return isHopeless() ? RuntimeProfile.STANDARD : RuntimeProfile.HIGH_CONCURRENCY;
  }

  private boolean isHopeless() {
    return state.fate() == Fate.LOST || state.fate() == Fate.UNKNOWN;
  }

  /** The time that a flush or close is given. */
  Duration timeout() {
    return isHopeless() ? RuntimeProfile.STANDARD.lifecycle() : PATIENT;
  }

  /** How long the application may be kept waiting. */
  Duration budget() {
    return way.isExit() ? profile().drain().plus(profile().lifecycle()) : timeout();
  }

  @Override
  public String toString() {
    return state.words() + ", " + way.words();
  }
}
