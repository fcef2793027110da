package ai.honeyhive.tracer.internal.export.encoding;

import java.util.Set;
import java.util.stream.IntStream;

/** Which texts of a span are cut, and where, when the span is too large to be sent. */
public final class TextLimit {
  /** The attribute that says that texts were cut. */
  public static final String MARK = "honeyhive.truncated";

  /** The attribute that says how many bytes were cut. */
  public static final String MARK_BYTES = "honeyhive.truncated_bytes";

  /** What the marks add to a request at most. */
  public static final int MARKS_SIZE = 200;

  /** No text is cut shorter than this: what remained would help nobody. */
  public static final int SHORTEST = 256;

  private static final Set<String> IDENTITIES = Set.of(
      "honeyhive_session_id",
      "honeyhive_event_id",
      "session.id",
      "traceloop.association.properties.session_id");

  private TextLimit() {}

  /**
   * Finds the length to which the longest texts are cut, and no other.
   *
   * @param lengths of all texts that may be cut
   * @param excess bytes to get rid of
   * @return the length, or -1 when the texts are too short for that
   */
  public static int find(IntStream lengths, long excess) {
    int[] ascending = lengths.sorted().toArray();
    long sum = 0;
    for (int i = ascending.length - 1; i >= 0; i--) {
      sum += ascending[i];
      long limit = Math.floorDiv(sum - excess, ascending.length - i);
      if (i == 0 || limit >= ascending[i - 1]) {
        return limit < SHORTEST ? -1 : (int) Math.min(limit, Integer.MAX_VALUE);
      }
    }
    return -1;
  }

  /** Whether the attribute tells where the span belongs, and must stay whole. */
  public static boolean isIdentity(String key) {
    return key.startsWith("honeyhive.") || IDENTITIES.contains(key);
  }
}
