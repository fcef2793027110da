package ai.honeyhive.tracer.internal.export.session;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What this process said so far in the sections that the server replaces as a whole, so that what
 * is said next comes with it. It remembers the sessions that were spoken of last. Not thread-safe.
 */
final class ReplacedSections {
  private static final int MOST_SESSIONS = 1000;
  private static final long MOST_BYTES = 4L << 20;

  private final Map<String, SessionContent> said = new LinkedHashMap<>();
  private long bytes;

  /** The content, and with it what was said before in the sections that it would replace. */
  SessionContent complete(String sessionId, SessionContent content) {
    if (content.sections().keySet().stream().noneMatch(SessionSection::isReplaced)) {
      return content;
    }
    SessionContent whole = new SessionContent();
    SessionContent before = said.remove(sessionId);
    if (before != null) {
      bytes -= before.bytes();
    }
    if (before != null && before.hasRoomFor(content)) {
      whole.putAll(before);
    }
    whole.putAll(content, SessionSection::isReplaced);
    remember(sessionId, whole);
    SessionContent complete = new SessionContent();
    complete.putAll(whole, content.sections()::containsKey);
    complete.putAll(content);
    return complete;
  }

  private void remember(String sessionId, SessionContent whole) {
    said.put(sessionId, whole);
    bytes += whole.bytes();
    Iterator<SessionContent> oldest = said.values().iterator();
    while (said.size() > MOST_SESSIONS || bytes > MOST_BYTES) {
      bytes -= oldest.next().bytes();
      oldest.remove();
    }
  }
}
