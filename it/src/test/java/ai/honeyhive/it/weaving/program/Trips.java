package ai.honeyhive.it.weaving.program;

import ai.honeyhive.client.model.EventType;
import ai.honeyhive.tracer.NoCapture;
import ai.honeyhive.tracer.Trace;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntUnaryOperator;

/** What an application does, on every kind of method; it counts what ran. */
public final class Trips {
  private int runs;

  /** What is planned. */
  public record Plan(String city, int days) {
    @Trace
    public Plan longer(int more) {
      return new Plan(city, days + more);
    }
  }

  /** How to go. */
  public enum Way {
    TRAIN {
      @Override
      @Trace
      int hours(int km) {
        return km / 100;
      }
    };

    abstract int hours(int km);
  }

  interface Guide {
    @Trace
    default String greet(String name) {
      return greeting() + name;
    }

    @Trace
    private String greeting() {
      return "Ciao ";
    }
  }

  private static final class Local implements Guide {}

  private final class Inner {
    @Trace
    <T extends Comparable<T>> T first(List<T> of) {
      runs++;
      return of.get(0);
    }
  }

  @Trace(value = "trip", type = EventType.CHAIN)
  private String trip(String city, @NoCapture String key) throws IOException {
    runs += key.isEmpty() ? 0 : 1;
    Plan plan = new Plan(city, days(3)).longer(1);
    IntUnaryOperator hours = km -> Way.TRAIN.hours(km);
    String guide = new Local().greet("Ann");
    String first = new Inner().first(List.of(city));
    try {
      closed("museum");
    } catch (IOException e) {
      runs++;
    }
    CompletableFuture<String> later = answer(new CompletableFuture<>());
    later.complete("by train");
    return plan.days() + " days, " + hours.applyAsInt(300) + " h, " + guide + ", " + first + ", "
        + later.join();
  }

  @Trace
  private static int days(int n) {
    return n == 0 ? 0 : 1 + days(n - 1);
  }

  @Trace
  void closed(String what) throws IOException {
    runs++;
    throw new IOException(what + " is closed");
  }

  @Trace(type = EventType.MODEL)
  CompletableFuture<String> answer(CompletableFuture<String> asked) {
    runs++;
    return asked;
  }

  /** Does it all; says what came of it, and how often the methods ran. */
  public static String go() {
    Trips trips = new Trips();
    try {
      return trips.trip("Turin", "hh_key") + "; runs " + trips.runs;
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }
}
