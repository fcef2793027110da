package ai.honeyhive.it.providers.programs;

import java.util.ArrayList;
import java.util.List;

/**
 * A tracer with one step. {@code open} leaves it open; {@code close} closes those that were left,
 * too.
 */
public final class OneStep {
  private static final List<Ours> OPEN = new ArrayList<>();

  private OneStep() {}

  /** Runs the program. */
  public static void main(String[] args) {
    Ours ours = Ours.init(args[0]);
    ours.step("step of " + args[0], () -> {});
    OPEN.add(ours);
    if (!Words.of(args).has("open")) {
      OPEN.forEach(Ours::close);
      OPEN.clear();
    }
  }
}
