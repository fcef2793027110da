package ai.honeyhive.it.delivery;

import ai.honeyhive.it.delivery.backend.BackendState;
import ai.honeyhive.it.delivery.backend.Fate;
import ai.honeyhive.it.delivery.program.Counts;
import java.util.Set;
import java.util.TreeSet;

/** Whether the counts are those of a fate. */
final class Fates {
  private static final String CLOSED = "HH205";
  private static final String SESSION_REFUSED = "HH301";

  private Fates() {}

  static boolean isRight(Cell cell, Outcome seen) {
    Counts c = seen.counts();
    // The span that was live when the tracer was closed.
    long late = cell.way() == Way.CLOSE ? Math.min(1, c.dropped()) : 0;
    long all = c.ended() - late;
    boolean settled = !cell.way().isFinal() || c.pending() == 0;
    return settled
        && switch (cell.state().fate()) {
          case DELIVERED -> c.delivered() == all;
          case PARTLY_REJECTED ->
            c.rejected() == BackendState.REJECTED && c.delivered() == all - BackendState.REJECTED;
          case REJECTED -> c.rejected() == all;
          case GIVEN_UP -> c.delivered() == 0 && c.rejected() + c.dropped() == c.ended();
          case LOST -> isLost(cell, seen);
          case UNKNOWN ->
            c.rejected() == 0
                && c.delivered() == 0
                && (cell.way() != Way.KILL || c.spilled() == c.ended());
        };
  }

  private static boolean isLost(Cell cell, Outcome seen) {
    Counts c = seen.counts();
    boolean none = c.delivered() == 0 && c.rejected() == 0;
    return switch (cell.way()) {
      case FLUSH -> none && c.dropped() == 0;
      case KILL -> none && c.spilled() == c.ended() && seen.recovered() == c.spilled();
      default -> none && c.spilled() == 0;
    };
  }

  /** Whether the warnings are those of the fate, as far as it is known when it is looked for. */
  static boolean isSaid(Cell cell, Outcome seen) {
    Set<String> said = new TreeSet<>(seen.warnings());
    String due = cell.state().warning();
    boolean isEarly = cell.state().fate() == Fate.LOST || cell.state().fate() == Fate.UNKNOWN;
    boolean isEnough = switch (cell.way()) {
      case FLUSH -> isEarly;
      case KILL -> false;
      default -> isEarly && said.contains(CLOSED);
    };
    boolean complete = due.isEmpty() || said.contains(due) || isEnough;
    said.remove(due);
    if (seen.counts().dropped() > 0 || seen.counts().unconfirmed() > 0) {
      said.remove(CLOSED);
    }
    if (!due.isEmpty()) {
      said.remove(SESSION_REFUSED);
    }
    return complete && said.isEmpty();
  }
}
