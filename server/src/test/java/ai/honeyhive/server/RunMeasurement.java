package ai.honeyhive.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Measures the reads of large runs. Run by hand, in a small heap: {@code RunMeasurement DIRECTORY
 * [DATAPOINTS [SPANS]]}, of which one in five has scores.
 */
public final class RunMeasurement {
  private static final int BATCH = 500;
  private static final String TEXT = "Where should I go on a rainy weekend? ".repeat(30);

  private final Caller caller;
  private final int datapoints;
  private final int spans;

  private RunMeasurement(Caller caller, int datapoints, int spans) {
    this.caller = caller;
    this.datapoints = datapoints;
    this.spans = spans;
  }

  public static void main(String[] args) {
    int datapoints = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
    int spans = args.length > 2 ? Integer.parseInt(args[2]) : 10;
    try (HoneyHiveServer server =
        HoneyHiveServer.builder().port(0).storage(Path.of(args[0])).start()) {
      RunMeasurement measurement = new RunMeasurement(new Caller(server), datapoints, spans);
      String old = id("old");
      String latest = id("new");
      String[] both = args.length > 3 ? new String[0] : new String[] {old, latest};
      for (String run : both) {
        long start = System.nanoTime();
        measurement.fill(run);
        System.out.printf("filled in %d ms%n", (System.nanoTime() - start) / 1_000_000);
      }
      for (int i = 0; i < 3; i++) {
        for (String path : new String[] {
          "/" + old + "/summary",
          "/" + latest + "/compare/" + old,
          "/" + latest + "/compare/" + old + "/events?event_name=span%201",
          "/" + old + "/metrics",
          "?limit=2"
        }) {
          measurement.read(path);
        }
      }
    }
  }

  private static String id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private void read(String path) {
    System.gc();
    long cpu = cpu();
    long start = System.nanoTime();
    Caller.Answer answer = caller.get("/v1/runs" + path);
    long millis = (System.nanoTime() - start) / 1_000_000;
    long spent = (cpu() - cpu) / 1_000_000;
    JsonNode json = answer.json();
    System.out.printf(
        "%d %s: %d ms, CPU %d ms, %d bytes, passed %d, total %d, heap %d MB%n",
        answer.status(),
        path,
        millis,
        spent,
        answer.text().length(),
        json.path("passed").size(),
        json.path("totalEvents").asInt(),
        Runtime.getRuntime().totalMemory() >> 20);
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean)
            java.lang.management.ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private void fill(String run) {
    ObjectNode body = Caller.JSON.createObjectNode();
    ArrayNode sessions = Caller.JSON.createArrayNode();
    ArrayNode events = body.putArray("events");
    for (int dp = 0; dp < datapoints; dp++) {
      String session = id(run + dp);
      sessions.add(session);
      for (int span = 0; span <= spans; span++) {
        events.add(event(run, session, dp, span));
      }
      if (events.size() >= BATCH) {
        caller.post("/events/batch", body.toString());
        events.removeAll();
      }
    }
    caller.post("/events/batch", body.toString());
    ObjectNode fields =
        Caller.JSON.createObjectNode().put("run_id", run).put("status", "completed");
    fields.set("event_ids", sessions);
    caller.post("/v1/runs", fields.toString());
  }

  private static ObjectNode event(String run, String session, int dp, int span) {
    ObjectNode event = Caller.JSON
        .createObjectNode()
        .put("event_id", span == 0 ? session : id(session + span))
        .put("session_id", session)
        .put("event_type", span == 0 ? "session" : span == 1 ? "chain" : "model")
        .put("event_name", span == 0 ? "run" : "span " + span)
        .put("start_time", 1_760_000_000_000.0 + dp * 10 + span);
    event.putObject("inputs").put("question", TEXT);
    event.putObject("outputs").put("answer", TEXT);
    event.putObject("metadata").put("run_id", run).put("datapoint_id", "dp-" + dp);
    if (span % 5 == 1) {
      event
          .putObject("metrics")
          .put("accuracy", (dp * 31 + run.hashCode()) % 100 / 100.0)
          .put("short", dp % 3 != 0)
          .put("accuracy_explanation", "because");
    }
    return event;
  }
}
