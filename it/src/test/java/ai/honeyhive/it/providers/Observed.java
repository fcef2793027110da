package ai.honeyhive.it.providers;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.it.Jvm;
import ai.honeyhive.it.providers.backend.HostBackend;
import ai.honeyhive.it.providers.backend.HostSpans;
import ai.honeyhive.test.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What was seen of a program that ended.
 *
 * @param exitCode how it ended
 * @param says what it said
 * @param warnings HoneyHive's WARNs
 * @param noise everything else it wrote
 * @param received the events in our servers, as {@link Expected#received}
 * @param hostOwn the host's own spans in its own backend
 * @param hostAlso ours there
 */
record Observed(
    int exitCode,
    Map<String, String> says,
    List<String> warnings,
    List<String> noise,
    List<String> received,
    List<String> hostOwn,
    List<String> hostAlso) {
  /** Of a program that there is no need to run. */
  static final Observed NOTHING =
      new Observed(0, Map.of(), List.of(), List.of(), List.of(), List.of("in 0 traces"), List.of());

  private static final String SAYS = "## ";
  private static final String WARNS = "WARNING ai.honeyhive.tracer ";
  private static final Pattern OF_THE_AGENT = Pattern.compile(
      ".*Sharing is only supported for boot loader classes.*|\\[otel\\.javaagent .*\\] INFO .*");
  private static final Pattern API_JAR = Pattern.compile("[^ (]*opentelemetry-api-[^ )]*\\.jar");
  private static final Pattern LINE_OF_CODE = Pattern.compile("\\.java:\\d+\\)");

  /** Of what a program wrote, and what came of it; where it says a version, {@code {otel}}. */
  static Observed of(
      Jvm.Ended ended, List<TestServer> servers, HostBackend backend, OtelVersion version) {
    Map<String, String> says = new TreeMap<>();
    List<String> warnings = new ArrayList<>();
    List<String> noise = new ArrayList<>();
    for (String line : ended.output().split("\n", -1)) {
      if (line.startsWith(SAYS)) {
        String[] pair = line.substring(SAYS.length()).split("=", 2);
        says.put(pair[0], withoutLines(pair[1], version));
      } else if (line.startsWith(WARNS)) {
        warnings.add(withoutLines(line.substring(WARNS.length()), version));
      } else if (!line.isBlank() && !OF_THE_AGENT.matcher(line).matches()) {
        noise.add(line);
      }
    }
    HostSpans host = new HostSpans(backend.received());
    List<String> hostOwn = new ArrayList<>(host.own());
    hostOwn.add("in " + host.traces() + " traces");
    return new Observed(
        ended.exitCode(),
        says,
        warnings,
        noise,
        received(servers, says),
        hostOwn.stream().sorted().toList(),
        host.additional().stream().map(line -> withoutSessions(line, says)).toList());
  }

  private static String withoutSessions(String text, Map<String, String> says) {
    String session = says.get("session.a");
    return session == null ? text : text.replace(session, "{session a}");
  }

  private static String withoutLines(String text, OtelVersion version) {
    String plain = API_JAR.matcher(text).replaceAll("{api}").replace(version.name(), "{otel}");
    for (Path tracer : OtelVersion.honeyHive()) {
      plain = plain.replace(tracer + "/", "{tracer}").replace(tracer.toString(), "{tracer}");
    }
    return LINE_OF_CODE.matcher(plain).replaceAll(".java)");
  }

  private static List<String> received(List<TestServer> servers, Map<String, String> says) {
    Map<String, String> labels = new HashMap<>();
    says.forEach((key, value) -> {
      if (key.startsWith("session.")) {
        labels.put(value, key.substring("session.".length()));
      }
    });
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < servers.size(); i++) {
      String server = i == 0 ? "" : "server " + (i + 1) + ", ";
      List<Event> events = servers.get(i).events();
      Map<String, Event> byId = new HashMap<>();
      events.forEach(event -> byId.put(event.eventId(), event));
      for (Event event : events) {
        String label = labels.getOrDefault(event.sessionId(), "unknown session");
        String inputs = event.inputs().isEmpty() ? "" : " " + event.inputs();
        lines.add(server + label + ": " + path(event, byId) + " ["
            + event.eventType().wireName() + "]" + inputs);
      }
    }
    return lines.stream().sorted().toList();
  }

  private static String path(Event event, Map<String, Event> byId) {
    Event parent = event.parentId() == null ? null : byId.get(event.parentId());
    return parent == null ? event.eventName() : path(parent, byId) + " / " + event.eventName();
  }
}
