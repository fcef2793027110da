package ai.honeyhive.it.providers;

import ai.honeyhive.it.providers.OtelVersion.Part;
import java.util.List;
import java.util.Optional;

/**
 * One state a process can be in: how to bring it about, and what must be seen then on each version
 * of OpenTelemetry.
 *
 * @param name the state, with its number in the table of states
 * @param launch how to start a JVM that is in it
 * @param expected what must be seen
 * @param before what must be seen on older versions, the oldest first
 */
record Scenario(String name, Launch launch, Expected expected, List<Before> before) {
  /** What must be seen on versions below one. */
  record Before(String version, Expected expected) {}

  static Scenario of(String name, Launch launch, Expected expected) {
    return new Scenario(name, launch, expected, List.of());
  }

  /** The same with another expectation on versions below one; give the lowest first. */
  Scenario below(String version, Expected other) {
    List<Before> all = new java.util.ArrayList<>(before);
    all.add(new Before(version, other));
    return new Scenario(name, launch, expected, List.copyOf(all));
  }

  /** What must be seen on a version. */
  Expected on(OtelVersion version) {
    return before.stream()
        .filter(cell -> version.isBelow(cell.version()))
        .findFirst()
        .map(Before::expected)
        .orElse(expected);
  }

  /** Why this cannot be run on a version, if it cannot. */
  Optional<String> notRunOn(OtelVersion version, Jars jars) {
    for (Part part : launch.parts()) {
      if (!version.has(part)) {
        return Optional.of("there is no " + part.name().toLowerCase(java.util.Locale.ROOT)
            + " jar for " + version);
      }
    }
    if (launch.isMixed() && jars.other(version).isEmpty()) {
      return Optional.of("there is only one version of OpenTelemetry here");
    }
    return jars.missing(launch.agent());
  }
}
