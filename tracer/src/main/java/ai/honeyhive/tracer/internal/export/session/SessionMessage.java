package ai.honeyhive.tracer.internal.export.session;

import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.processing.redaction.Redactor;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What one request says of a session: that it starts, or what was said of it since. Its fields
 * belong to the queue and its lock until it is taken; then it does not change any more.
 */
public final class SessionMessage {
  private static final int OVERHEAD = 256;

  /** When it was made, as {@link System#nanoTime} and the clock on the wall give it. */
  private record Made(long nanos, long millis) {}

  final SessionLine line;
  private final @Nullable Identity start;
  private final Made made;
  private final SessionContent content = new SessionContent();
  private int updates;
  boolean holdsSlot;

  @Nullable
  Runnable ticket;

  SessionMessage(SessionLine line, @Nullable Identity start, long nanoTime) {
    this.line = line;
    this.start = start;
    this.made = new Made(nanoTime, System.currentTimeMillis());
  }

  void add(SessionContent more, int itsUpdates) {
    content.putAll(more);
    updates += itsUpdates;
  }

  /** Whether it can say this too: the start of a session knows not all that there is to say. */
  boolean hasRoomFor(SessionContent more) {
    return start == null && content.hasRoomFor(more);
  }

  /** Whether it starts the session. */
  public boolean isStart() {
    return start != null;
  }

  /** How many times the application said something that is in here. */
  public int updates() {
    return updates;
  }

  /** When it was made. */
  public long createdNanos() {
    return made.nanos();
  }

  /** About how much memory it takes. */
  public long bytes() {
    return OVERHEAD + content.bytes();
  }

  /** The request as it goes over the wire, without what must not leave. */
  public ByteBuffer body(Redactor redactor) {
    return new SessionBody(redactor).of(line.sessionId(), start, made.millis(), content);
  }
}
