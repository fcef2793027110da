package ai.honeyhive.it.providers;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What must be seen of a program.
 *
 * @param says of what it says, these keys with these values
 * @param warnings every WARN of HoneyHive's, word by word
 * @param received every event in our servers: the session's label, the names from the root down,
 *     and the type
 * @param host what the host's own backend gets
 * @param mark why this version cannot do better, or empty
 */
record Expected(
    Map<String, String> says,
    List<String> warnings,
    List<String> received,
    HostExpected host,
    String mark) {

  private static final String BELOW_A_STEP =
      "what the host starts in a step hangs below the step, which only our server gets";

  static Expected nothing() {
    return new Expected(Map.of(), List.of(), List.of(), HostExpected.UNCHANGED, "");
  }

  /** A tracer that joined this way, having found OpenTelemetry in this state. */
  static Expected mode(String mode, String state) {
    return nothing().says("mode.a", mode).says("state.a", state);
  }

  Expected says(String key, String value) {
    Map<String, String> all = new TreeMap<>(says);
    all.put(key, value);
    return new Expected(all, warnings, received, host, mark);
  }

  Expected warns(String... lines) {
    return new Expected(says, List.of(lines), received, host, mark);
  }

  Expected receives(String... lines) {
    return new Expected(says, warnings, List.of(lines), host, mark);
  }

  Expected host(UnaryOperator<HostExpected> change) {
    return new Expected(says, warnings, received, change.apply(host), mark);
  }

  Expected hostAlsoGets(String... lines) {
    return host(before -> before.also(lines));
  }

  /**
   * The host's spans of these names start in a step while HoneyHive has a provider of its own: they
   * are below the step, as the program says, and only our server gets the step.
   */
  Expected rehangs(String... names) {
    Expected changed = host(before -> before.rehung(names));
    return mark.isEmpty() ? changed.marked(BELOW_A_STEP) : changed;
  }

  Expected marked(String why) {
    return new Expected(says, warnings, received, host, why);
  }
}
