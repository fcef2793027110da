package ai.honeyhive.client.internal.rest;

import java.time.Duration;

/** Times as people read them. */
final class Times {
  private Times() {}

  static String text(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
