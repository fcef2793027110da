package ai.honeyhive.weaver.sample;

import ai.honeyhive.client.model.EventType;
import ai.honeyhive.tracer.NoCapture;
import ai.honeyhive.tracer.Trace;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A traced method of every shape. */
public class Shapes implements Comparable<Shapes> {
  /** How often methods ran. */
  public int runs;

  @Trace(type = EventType.MODEL)
  public String ask(String question, @NoCapture String key) {
    runs++;
    return question + "!";
  }

  @Trace
  public void nothing() {
    runs++;
  }

  @Trace
  public char small(boolean b, byte y, char c, short s) {
    runs++;
    return b ? c : (char) (y + s);
  }

  @Trace
  public double large(int i, long l, float f, double d) {
    runs++;
    return i + l + f + d;
  }

  @Trace
  public static long ofTheClass(long n) {
    return n + 1;
  }

  @Trace
  private double hidden(double n) {
    return n / 2;
  }

  public double callsHidden(double n) {
    return hidden(n);
  }

  @Trace
  public int factorial(int n) {
    return n < 2 ? 1 : n * factorial(n - 1);
  }

  @Trace
  public String over(String text) {
    return over(text, 2);
  }

  @Trace
  public String over(String text, int times) {
    return text.repeat(times);
  }

  @Trace
  public <T extends Comparable<T>> T larger(T one, T other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  @Trace
  public int[] many(int... numbers) {
    return numbers;
  }

  @Override
  @Trace
  public int compareTo(Shapes other) {
    return runs - other.runs;
  }

  @Trace
  @NoCapture
  public String secret(String given) {
    return "secret";
  }

  @Trace(value = "named by hand", inputs = false, outputs = false)
  public String quiet(String given) {
    return "quiet";
  }

  @Trace
  public String fails(String how) throws IOException {
    runs++;
    if (how.equals("io")) {
      throw new IOException("gone");
    }
    try {
      return how.substring(99);
    } catch (StringIndexOutOfBoundsException e) {
      runs++;
      throw new AssertionError("caught and thrown", e);
    } finally {
      runs++;
    }
  }

  @Trace
  public synchronized String branches(int n) {
    String found = "";
    for (int i = 0; i < n; i++) {
      if (i == 3) {
        return "three";
      }
      found += i;
    }
    return switch (n) {
      case 0 -> "none";
      case 1 -> "one";
      default -> found;
    };
  }

  @Trace
  public CompletableFuture<String> later(CompletableFuture<String> given) {
    return given;
  }

  public List<String> lambdas() {
    Supplier<String> supplier = () -> over("ab", 1);
    Supplier<String> reference = this::toString;
    return List.of(supplier.get(), reference.get());
  }

  @Override
  @Trace
  public String toString() {
    return "shapes";
  }
}
