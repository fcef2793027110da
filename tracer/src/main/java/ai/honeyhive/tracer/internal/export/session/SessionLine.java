package ai.honeyhive.tracer.internal.export.session;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one session, one under way at a time. Belongs to its queue and that one's lock.
 */
final class SessionLine {
  private final String sessionId;
  final Deque<SessionMessage> waiting = new ArrayDeque<>();

  @Nullable
  SessionMessage underWay;
  /** The server does not take its messages for now, and nobody waits for them. */
  boolean aside;

  SessionLine(String sessionId) {
    this.sessionId = sessionId;
  }

  String sessionId() {
    return sessionId;
  }
}
