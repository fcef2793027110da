package ai.honeyhive.it.delivery;

import ai.honeyhive.it.delivery.program.Counts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is looked at in each cell. */
enum Aspect {
  /** Every span that ended is in exactly one count. */
  SUMS {
    @Override
    Optional<String> difference(Cell cell, Outcome seen) {
      Counts c = seen.counts();
      long sum =
          c.delivered() + c.rejected() + c.unconfirmed() + c.dropped() + c.spilled() + c.pending();
      return unless(
          c.ended() == sum
              && c.started() == c.ended() + c.live()
              && c.ended() == seen.ended().size(),
          "the program ended " + seen.ended().size() + " spans, and the counts are " + c);
    }
  },
  /** The server has what was delivered, and nothing that nobody knows of. */
  SERVER {
    @Override
    Optional<String> difference(Cell cell, Outcome seen) {
      Set<String> unknown = new TreeSet<>(seen.stored());
      unknown.removeAll(seen.ended());
      Counts c = seen.counts();
      long certain = c.delivered() + (cell.way() == Way.KILL ? c.spilled() : 0);
      long possible = c.delivered() + c.unconfirmed() + c.spilled() + c.pending();
      int stored = seen.stored().size();
      return unless(
          unknown.isEmpty() && certain <= stored && stored <= possible,
          "the server has " + stored + " spans, " + unknown.size()
              + " of them unknown, and the counts are " + c);
    }
  },
  /** Nobody is kept waiting longer than the budget allows. */
  TIME {
    @Override
    Optional<String> difference(Cell cell, Outcome seen) {
      Duration most = cell.budget().plusMillis(200);
      return unless(
          seen.took().compareTo(most) <= 0, "it took " + seen.took() + ", not at most " + most);
    }
  },
  /** What becomes of the spans is what must become of them in this state of the backend. */
  FATE {
    @Override
    Optional<String> difference(Cell cell, Outcome seen) {
      return unless(Fates.isRight(cell, seen), "not " + cell.state().fate() + ": " + seen.counts());
    }
  },
  /** What is said is what is wrong, and what is known by then. */
  WARNINGS {
    @Override
    Optional<String> difference(Cell cell, Outcome seen) {
      return unless(
          Fates.isSaid(cell, seen),
          "the warnings are " + seen.warnings() + ", not " + cell.state().warning());
    }
  },
  /** The process writes its warnings, each on a line, and nothing else. */
  NOISE {
    @Override
    Optional<String> difference(Cell cell, Outcome seen) {
      List<String> others = new ArrayList<>(seen.noise());
      for (String id : seen.warnings()) {
        others.stream()
            .filter(line -> line.startsWith("WARNING " + id + ": "))
            .findFirst()
            .ifPresent(others::remove);
      }
      return unless(others.isEmpty(), "other output: " + others);
    }
  };

  /** What is not as it must be, if anything. */
  abstract Optional<String> difference(Cell cell, Outcome seen);

  private static Optional<String> unless(boolean right, String what) {
    return right ? Optional.empty() : Optional.of(what);
  }
}
