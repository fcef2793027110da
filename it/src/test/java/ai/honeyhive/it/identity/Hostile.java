package ai.honeyhive.it.identity;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Headers of somebody who means no good.
 *
 * @param isWellFormed whether one who is believed may say so: these go where nobody is
 * @param isRaw whether HTTP itself forbids them: some servers refuse them before anybody reads them
 */
record Hostile(String name, boolean isWellFormed, boolean isRaw, List<String> lines) {
  /** A session that must not be anywhere. */
  static final String FOREIGN = "f0e1d2c3-b4a5-4697-8899-aabbccddeeff";

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String OTHER = "f0e1d2c3-b4a5-4697-8899-000000000000";
  private static final String SESSION = "session_id=" + FOREIGN;

  static List<Hostile> all() {
    return List.of(
        broken("8 KB and more", "baggage: " + SESSION + ",a=" + "a".repeat(9_000)),
        broken("10,000 entries", "baggage: " + SESSION + "," + entries(10_000)),
        broken("181 entries", "baggage: " + SESSION + "," + entries(180)),
        broken("1 MB", "baggage: " + SESSION + ",a=" + "a".repeat(1 << 20)),
        broken("1 MB of commas", "baggage: " + SESSION + ",".repeat(1 << 20)),
        broken("no UUID", "baggage: session_id='; DROP TABLE events; --"),
        broken("almost a UUID", "baggage: session_id=" + FOREIGN + "0"),
        broken("encoded controls", "baggage: session_id=%00%0d%0aX-Evil: 1,run_id=%1b[2J%07"),
        broken("controls, packed", "baggage: honeyhive=1&t:%00prices&s:%0d%0a" + FOREIGN),
        broken("broken percents", "baggage: session_id=%ZZ%,%%%=%,honeyhive=%"),
        broken("another version", "baggage: honeyhive=2&s:" + FOREIGN),
        broken("a long packed entry", "baggage: honeyhive=1&x:" + "y".repeat(4_000)),
        broken("a long tracer", "baggage: honeyhive_tracer_id=" + "t".repeat(5_000)),
        broken("no key", "baggage: =,;,=;=,,,;;;"),
        broken("no trace", "traceparent: 00-" + "0".repeat(32) + "-00f067aa0ba902b7-01"),
        broken("no span", "traceparent: 00-" + TRACE + "-0000000000000000-01"),
        broken("a short parent", "traceparent: 00-" + TRACE),
        broken("no hex", "traceparent: 00-" + "z".repeat(32) + "-00f067aa0ba902b7-01"),
        broken("version ff", "traceparent: ff-" + TRACE + "-00f067aa0ba902b7-01"),
        broken("a long parent", "traceparent: 00-" + "a".repeat(100_000)),
        broken("a long state", good(), "tracestate: a=" + "b".repeat(100_000)),
        broken("a broken state", good(), "tracestate: ====,,,=a,a="),
        new Hostile(
            "fifty lines", false, false, Collections.nCopies(50, "baggage: x=1,honeyhive=1&s:1")),
        raw("controls", "baggage: session_id=\u0001\u0002\u007f" + FOREIGN + "\u0008"),
        raw("no ASCII", "baggage: session_id=\u00ff\u00fe\u00e9" + FOREIGN),
        raw("a control in the parent", "traceparent: 00-\u0001" + TRACE + "-00f067aa0ba902b7-01"),
        foreign("a session", "baggage: " + SESSION),
        foreign("a session, packed", "baggage: honeyhive=1&t:prices&s:" + FOREIGN + "&n:x"),
        foreign("a session, for Python", "baggage: " + SESSION + ",honeyhive_tracer_id=prices"),
        foreign("a session, alias", "baggage: honeyhive_session_id=" + FOREIGN),
        foreign("a session, older alias", "baggage: honeyhive.session_id=" + FOREIGN),
        foreign("a run", "baggage: run_id=r,dataset_id=d,honeyhive_tracer_id=prices"),
        foreign("a session, loud", good(), "BAGGAGE: " + SESSION),
        foreign("a session, with a trace", good(), "Baggage: " + SESSION),
        foreign("a session, twice", "baggage: " + SESSION, "Baggage: session_id=" + OTHER, good()));
  }

  private static String good() {
    return "Traceparent: 00-" + TRACE + "-00f067aa0ba902b7-01";
  }

  private static String entries(int count) {
    return IntStream.range(0, count).mapToObj(i -> "k" + i + "=v").collect(Collectors.joining(","));
  }

  private static Hostile broken(String name, String... lines) {
    return new Hostile(name, false, false, List.of(lines));
  }

  private static Hostile raw(String name, String... lines) {
    return new Hostile(name, false, true, List.of(lines));
  }

  private static Hostile foreign(String name, String... lines) {
    return new Hostile(name, true, false, List.of(lines));
  }
}
