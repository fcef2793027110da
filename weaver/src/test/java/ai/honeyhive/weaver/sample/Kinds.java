package ai.honeyhive.weaver.sample;

import ai.honeyhive.client.model.EventType;
import ai.honeyhive.tracer.Trace;

/** A class of every kind with traced methods. */
public final class Kinds {
  private Kinds() {}

  /** With its public methods traced. */
  @Trace(value = "Sums", type = EventType.CHAIN)
  public static class Whole {
    public int add(int a, int b) {
      return twice(a) + b - a;
    }

    int twice(int n) {
      return 2 * n;
    }

    @Trace("odd one")
    int odd(int n) {
      return 2 * n + 1;
    }

    public static int negate(int n) {
      return -n;
    }

    @Override
    public String toString() {
      return "whole";
    }
  }

  /** With one method that is said, and accessors. */
  @Trace
  public record Point(int x, int y) {
    public int sum() {
      return x + y();
    }
  }

  /** With a body for a constant. */
  @Trace
  public enum Level {
    LOW,
    HIGH {
      @Override
      @Trace
      public int rank() {
        return 10;
      }
    };

    public int rank() {
      return 1;
    }
  }

  /** With an implementation of its own, and one that has none. */
  public interface Greeter {
    @Trace
    default String greet(String name) {
      return prefix() + name;
    }

    @Trace
    private String prefix() {
      return "Hello ";
    }

    @Trace
    String absent();

    @Trace
    static String of(String name) {
      return "static " + name;
    }
  }

  /** Implements it. */
  public static final class Quiet implements Greeter {
    @Override
    public String absent() {
      return "here";
    }
  }

  /** Its method returns less than what is returned. */
  public abstract static class Base {
    @Trace
    public abstract Object make();

    @Trace
    public native int foreign();
  }

  /** Returns more than the one above says. */
  public static final class Narrow extends Base {
    @Override
    @Trace
    public String make() {
      return "made";
    }
  }

  /** A class without a name. */
  public static Greeter anonymous() {
    return new Greeter() {
      @Override
      @Trace
      public String absent() {
        return "anonymous";
      }
    };
  }

  /** Calls everything. */
  public static String call() {
    Whole whole = new Whole();
    Greeter quiet = new Quiet();
    return whole.add(1, 2)
        + " " + whole.odd(1) + " " + Whole.negate(1) + " " + whole
        + " " + new Point(1, 2).sum()
        + " " + Level.valueOf("LOW").rank() + " " + Level.HIGH.rank() + " " + Level.values().length
        + " " + quiet.greet("Ann") + " " + quiet.absent() + " " + Greeter.of("Bob")
        + " " + new Narrow().make() + " " + ((Base) new Narrow()).make()
        + " " + anonymous().absent();
  }
}
