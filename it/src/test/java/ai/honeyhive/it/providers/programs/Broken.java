package ai.honeyhive.it.providers.programs;

/**
 * Says that it delivered what it did not, and fails: no assertion that holds for all states may
 * hold for it.
 */
public final class Broken {
  private Broken() {}

  /** Runs the program. */
  public static void main(String[] args) {
    Say.that("delivered.a", 1);
    throw new IllegalStateException("broken");
  }
}
