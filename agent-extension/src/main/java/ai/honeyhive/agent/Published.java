package ai.honeyhive.agent;

import ai.honeyhive.tracer.Capture;
import ai.honeyhive.tracer.internal.provider.AgentMarker;
import org.jspecify.annotations.Nullable;

/** What the application's main tracer published about itself; it may come and go at any time. */
final class Published {
  private Published() {}

  /** The id of its session, or null when there is none. */
  static @Nullable String session() {
    return System.getProperty(AgentMarker.SESSION);
  }

  /** Its source, or the other one. */
  static String source(String other) {
    return System.getProperty(AgentMarker.SOURCE, other);
  }

  /** What it captures, or the default. */
  static Capture capture() {
    String name = System.getProperty(AgentMarker.CAPTURE);
    for (Capture capture : Capture.values()) {
      if (capture.name().equals(name)) {
        return capture;
      }
    }
    return Capture.GENAI;
  }
}
