package ai.honeyhive.it.providers;

import ai.honeyhive.it.providers.OtelVersion.Part;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a program's JVM is started.
 *
 * @param program its main class
 * @param host what the program is asked to be, apart from HoneyHive
 * @param ours what it is asked to do with HoneyHive
 * @param parts what is on its class path beside the SDK and the exporter
 * @param properties its system properties
 * @param environment its environment
 * @param agent the agent it runs under
 * @param isMixed whether the API on its class path is of another version than the SDK
 */
record Launch(
    Class<?> program,
    String host,
    String ours,
    Set<Part> parts,
    Map<String, String> properties,
    Map<String, String> environment,
    Agent agent,
    boolean isMixed) {

  /** OpenTelemetry's agent. */
  enum Agent {
    NONE,
    PLAIN,
    WITH_EXTENSION
  }

  static Launch of(Class<?> program, String host) {
    return new Launch(program, host, "", Set.of(), Map.of(), Map.of(), Agent.NONE, false);
  }

  Launch ours(String words) {
    return new Launch(program, host, words, parts, properties, environment, agent, isMixed);
  }

  Launch bringing(Part... more) {
    Set<Part> all = new TreeSet<>(Set.of(more));
    return new Launch(program, host, ours, all, properties, environment, agent, isMixed);
  }

  Launch property(String key, String value) {
    Map<String, String> all = new TreeMap<>(properties);
    all.put(key, value);
    return new Launch(program, host, ours, parts, all, environment, agent, isMixed);
  }

  Launch variable(String key, String value) {
    Map<String, String> all = new TreeMap<>(environment);
    all.put(key, value);
    return new Launch(program, host, ours, parts, properties, all, agent, isMixed);
  }

  Launch under(Agent some) {
    return new Launch(program, host, ours, parts, properties, environment, some, isMixed);
  }

  Launch mixed() {
    return new Launch(program, host, ours, parts, properties, environment, agent, true);
  }

  /** The same for a program that has no host: there is nothing it could do without HoneyHive. */
  Launch alone() {
    return property("alone", "true");
  }

  boolean isAlone() {
    return properties.containsKey("alone");
  }

  /** Whether it runs without HoneyHive. */
  boolean isWithout() {
    return properties.containsKey("honeyhive.off");
  }

  /** The same program without HoneyHive: what its backend gets then is what it must always get. */
  Launch without() {
    Map<String, String> plain = new TreeMap<>(properties);
    plain.replaceAll((key, value) -> value.replace(" with honeyhive", ""));
    Agent same = agent == Agent.NONE ? Agent.NONE : Agent.PLAIN;
    return new Launch(program, host, "", parts, plain, environment, same, isMixed)
        .property("honeyhive.off", "true");
  }
}
