package ai.honeyhive.tracer.internal.processing.values.reading;

import org.jspecify.annotations.Nullable;

/**
 * What is missing of a value that was recorded, the first of each kind, for people. It holds class
 * names and numbers, never content. Not thread-safe.
 */
public final class Losses {
  private @Nullable String unread;
  private @Nullable String cut;

  public void unread(String what) {
    unread = unread == null ? what : unread;
  }

  public void cut(String what) {
    cut = cut == null ? what : cut;
  }

  /** What could not be read, or was not; null when everything was. */
  public @Nullable String unread() {
    return unread;
  }

  /** What was too much; null when nothing was. */
  public @Nullable String cut() {
    return cut;
  }

  /** Something that is missing; null when nothing is. */
  public @Nullable String any() {
    return unread == null ? cut : unread;
  }
}
