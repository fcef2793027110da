package ai.honeyhive.it.providers;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a host's own backend must get: what it gets without HoneyHive, but for these.
 *
 * @param also spans of ours that it gets beside its own
 * @param rehung names of its own spans that hang below a span it does not get: HoneyHive has a
 *     provider of its own although the host makes spans, and these started in a step
 * @param isRandomFlagLost whether those have the flags of an SDK that knows no random flag
 * @param isStamped whether its own spans carry HoneyHive's identity, as the host asked
 */
record HostExpected(
    List<String> also, List<String> rehung, boolean isRandomFlagLost, boolean isStamped) {
  static final HostExpected UNCHANGED = new HostExpected(List.of(), List.of(), false, false);

  private static final Pattern STAMP =
      Pattern.compile("honeyhive\\.(session_id|source)=string_value: \"[0-9a-z-]+\"(, )?");

  HostExpected also(String... lines) {
    return new HostExpected(List.of(lines), rehung, isRandomFlagLost, isStamped);
  }

  HostExpected rehung(String... names) {
    return new HostExpected(also, List.of(names), isRandomFlagLost, isStamped);
  }

  HostExpected withoutRandomFlag() {
    return new HostExpected(also, rehung, true, isStamped);
  }

  HostExpected stamped() {
    return new HostExpected(also, rehung, isRandomFlagLost, true);
  }

  /** What must be seen, from what is seen without HoneyHive. */
  List<String> own(List<String> without) {
    return without.stream().map(this::rehang).sorted().toList();
  }

  private String rehang(String span) {
    int end = span.indexOf('\n');
    String path = end < 0 ? span : span.substring(0, end);
    String name = path.substring(path.lastIndexOf("/ ") + 1).strip();
    if (!rehung.contains(name)) {
      return span;
    }
    String details = span.substring(end);
    return "(elsewhere) / " + name
        + (isRandomFlagLost ? details.replace(" flags 259 ", " flags 257 ") : details);
  }

  /**
   * What is seen, without the identity that the host asked for; where it is missing, that shows.
   */
  List<String> unstamped(List<String> observed) {
    return isStamped ? observed.stream().map(HostExpected::unstamp).sorted().toList() : observed;
  }

  private static String unstamp(String span) {
    int stamps = (int) STAMP.matcher(span).results().count();
    String plain = STAMP.matcher(span).replaceAll("").replace(", }", "}");
    return stamps == 2 || !span.contains("\n") ? plain : "not stamped: " + span;
  }
}
