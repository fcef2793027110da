package ai.honeyhive.server.internal.http;

/**
 * Bounds how many values one body may hold. Two bytes on the wire can become a hundred in memory,
 * so the bytes of a body alone do not say what it costs to read it.
 */
public final class BodyValues {
  /** What one value holds in memory, roughly. */
  static final int BYTES = 100;

  private static final int FEW = 100_000;
  private static final int MANY = 2_000_000;

  /** Two million, and fewer where the heap is small. */
  public static final int MOST =
      (int) Math.max(FEW, Math.min(MANY, Runtime.getRuntime().maxMemory() / 512));

  private BodyValues() {}

  /** Refuses a number of values that is too large for one request. */
  public static int checked(int values) {
    if (values > MOST) {
      throw HttpFailure.tooLarge(
          "The request body holds more than " + MOST + " values; send smaller batches");
    }
    return values;
  }

  /** Counts the values of a JSON text, which need not be valid, without reading them. */
  public static int ofJson(byte[] text) {
    int values = 1;
    boolean quoted = false;
    for (int i = 0; i < text.length; i++) {
      switch (text[i]) {
        case '"' -> quoted = !quoted;
        case '\\' -> i += quoted ? 1 : 0;
        case '[', '{', ',' -> values += quoted ? 0 : 1;
        default -> {
          // Part of a value.
        }
      }
    }
    return values;
  }
}
