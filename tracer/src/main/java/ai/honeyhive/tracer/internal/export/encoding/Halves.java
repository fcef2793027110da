package ai.honeyhive.tracer.internal.export.encoding;

import java.util.List;

/** Where a list is divided. */
public final class Halves {
  private Halves() {}

  /**
   * Divides sizes so that both parts have about the same sum.
   *
   * @param sizes two or more
   * @return how many belong to the first part; neither part is empty
   */
  public static int middle(List<Integer> sizes) {
    long total = sizes.stream().mapToLong(Integer::longValue).sum();
    long before = 0;
    for (int i = 0; i < sizes.size() - 1; i++) {
      before += sizes.get(i);
      // the next one would lie over the middle with its greater part
      if (2 * before + sizes.get(i + 1) > total) {
        return i + 1;
      }
    }
    return sizes.size() - 1;
  }
}
