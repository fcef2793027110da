package ai.honeyhive.it.delivery;

/** Whether the counts are those of a fate. */
final class Fates {
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
          case UNKNOWN -> c.delivered() == 0 && c.rejected() == 0;
        };
  }

  private static boolean isLost(Cell cell, Outcome seen) {
    Counts c = seen.counts();
    boolean none = c.delivered() == 0 && c.rejected() == 0;
    return switch (cell.way()) {
      case FLUSH -> none && c.dropped() == 0;
      case KILL -> none && c.spilled() == c.ended() && seen.recovered() == c.ended();
      default -> none && c.spilled() == 0;
    };
  }
}
