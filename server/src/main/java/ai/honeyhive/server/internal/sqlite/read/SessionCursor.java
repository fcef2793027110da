package ai.honeyhive.server.internal.sqlite.read;

import ai.honeyhive.server.store.EventWrite;

/**
 * A place in the list of sessions: after this one.
 *
 * @param startMs its start
 * @param sessionId its id
 */
record SessionCursor(double startMs, String sessionId) {
  String text() {
    return Long.toHexString(Double.doubleToLongBits(startMs)) + "." + sessionId;
  }

  static SessionCursor parse(String text) {
    int dot = text.indexOf('.');
    String id = text.substring(dot + 1);
    if (dot < 1 || dot > 16 || !EventWrite.isUuid(id)) {
      throw new IllegalArgumentException("this is no place in a list of sessions: " + text);
    }
    try {
      long bits = Long.parseUnsignedLong(text, 0, dot, 16);
      return new SessionCursor(Double.longBitsToDouble(bits), id);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("this is no place in a list of sessions: " + text, e);
    }
  }
}
