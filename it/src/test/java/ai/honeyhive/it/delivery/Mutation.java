package ai.honeyhive.it.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What could be wrong with any outcome. Each must be refused. */
enum Mutation {
  /** A span that ended is in no count. */
  UNCOUNTED(Aspect.SUMS) {
    @Override
    Outcome of(Cell cell, Outcome right) {
      return right.counts(right.counts().plus("ended", -1));
    }
  },
  /** A span was counted twice. */
  COUNTED_TWICE(Aspect.SUMS) {
    @Override
    Outcome of(Cell cell, Outcome right) {
      return right.counts(right.counts().plus("delivered", 1));
    }
  },
  /** A span started, did not end, and is not live. */
  VANISHED(Aspect.SUMS) {
    @Override
    Outcome of(Cell cell, Outcome right) {
      return right.counts(right.counts().plus("started", 1));
    }
  },
  /** A span is said to be delivered, and the server does not have it. */
  LIE(Aspect.SERVER) {
    @Override
    Outcome of(Cell cell, Outcome right) {
      long lies = right.stored().size() - right.counts().delivered() + 1;
      return right.counts(right.counts().plus("delivered", lies));
    }
  },
  /** The server has a span that nobody made. */
  FOREIGN(Aspect.SERVER) {
    @Override
    Outcome of(Cell cell, Outcome right) {
      Set<String> more = new TreeSet<>(right.stored());
      more.add("foreign");
      return right.stored(more);
    }
  },
  /** Somebody was kept waiting. */
  LATE(Aspect.TIME) {
    @Override
    Outcome of(Cell cell, Outcome right) {
      return right.took(cell.budget().plus(Duration.ofMillis(201)));
    }
  },
  /** Two spans came to another end. */
  OTHER_FATE(Aspect.FATE) {
    @Override
    Outcome of(Cell cell, Outcome right) {
      return right.counts(
          right.counts().plus("delivered", -2).plus("rejected", 1).plus("dropped", 1));
    }
  },
  /** Something else was said. */
  OTHER_WARNING(Aspect.WARNINGS) {
    @Override
    Outcome of(Cell cell, Outcome right) {
      return new Outcome(
          right.counts(),
          right.ended(),
          right.stored(),
          right.recovered(),
          List.of("HH901"),
          right.noise(),
          right.took());
    }
  },
  /** A stack trace on the output. */
  STACK_TRACE(Aspect.NOISE) {
    @Override
    Outcome of(Cell cell, Outcome right) {
      return right.noise(List.of("java.lang.IllegalStateException: Shutdown in progress"));
    }
  };

  private final Aspect seenBy;

  Mutation(Aspect seenBy) {
    this.seenBy = seenBy;
  }

  /** Which aspect must refuse it. */
  Aspect seenBy() {
    return seenBy;
  }

  /** The outcome with this wrong. */
  abstract Outcome of(Cell cell, Outcome right);
}
