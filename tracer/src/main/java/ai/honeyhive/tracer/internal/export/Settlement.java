package ai.honeyhive.tracer.internal.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells when everything that was accepted before some moment has ended. Requests end in any order,
 * so each keeps the position of its first span until it ends. Thread-safe; futures are completed
 * without the lock.
 */
final class Settlement {
  /** What is under way from a position on, in as many parts as it was divided into. */
  final class Ticket {
    private final Set<Ticket> among;
    private final long from;
    private int parts = 1;

    private Ticket(Set<Ticket> among, long from) {
      this.among = among;
      this.from = from;
    }

    /** Says that it is in so many more parts now. */
    void divided(int more) {
      lock.lock();
      try {
        parts += more;
      } finally {
        lock.unlock();
      }
    }

    /** Says that one part has ended. */
    void settled() {
      List<Waiter> done;
      lock.lock();
      try {
        parts--;
        if (parts == 0) {
          among.remove(this);
        }
        done = takeDone();
      } finally {
        lock.unlock();
      }
      done.forEach(waiter -> waiter.then().complete(true));
    }
  }

  private record Waiter(long until, long besides, CompletableFuture<Boolean> then) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Ticket> open = new HashSet<>();
  /** Those of what is no span, in the order they were opened. */
  private final Set<Ticket> besides = new LinkedHashSet<>();

  private final List<Waiter> waiters = new ArrayList<>();
  private long ticketed;
  private long numbered;

  /** Opens a ticket for the next so many spans, in the order they were accepted. */
  Ticket next(long spans) {
    lock.lock();
    try {
      Ticket ticket = new Ticket(open, ticketed);
      open.add(ticket);
      ticketed += spans;
      return ticket;
    } finally {
      lock.unlock();
    }
  }

  /** Opens a ticket for what is no span: those wait for it who begin to wait from now on. */
  Ticket beside() {
    lock.lock();
    try {
      Ticket ticket = new Ticket(besides, numbered);
      numbered++;
      besides.add(ticket);
      return ticket;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for the first so many accepted spans, and for what was opened beside them.
   *
   * @return true when they have ended, false when they will not for now
   */
  CompletableFuture<Boolean> whenSettled(long accepted) {
    CompletableFuture<Boolean> then = new CompletableFuture<>();
    List<Waiter> done;
    lock.lock();
    try {
      waiters.add(new Waiter(accepted, numbered, then));
      done = takeDone();
    } finally {
      lock.unlock();
    }
    done.forEach(waiter -> waiter.then().complete(true));
    return then;
  }

  /** Lets all go who wait: what is under way will not end for now. */
  void stuck() {
    List<Waiter> left;
    lock.lock();
    try {
      left = List.copyOf(waiters);
      waiters.clear();
    } finally {
      lock.unlock();
    }
    left.forEach(waiter -> waiter.then().complete(false));
  }

  private List<Waiter> takeDone() {
    if (waiters.isEmpty()) {
      return List.of();
    }
    long first = ticketed;
    for (Ticket ticket : open) {
      first = Math.min(first, ticket.from);
    }
    // The first of them is the oldest.
    long beside = besides.isEmpty() ? numbered : besides.iterator().next().from;
    List<Waiter> done = new ArrayList<>();
    for (Iterator<Waiter> each = waiters.iterator(); each.hasNext(); ) {
      Waiter waiter = each.next();
      if (first >= waiter.until() && beside >= waiter.besides()) {
        each.remove();
        done.add(waiter);
      }
    }
    return done;
  }
}
