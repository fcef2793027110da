package ai.honeyhive.it.dataplane;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a server has of what a writer sent, and what is wrong with it. */
final class Loss {
  private final Api api;
  private final List<String> wrong = new ArrayList<>();
  private int checked;

  Loss(Api api) {
    this.api = api;
  }

  /** How many items were looked for. */
  int checked() {
    return checked;
  }

  /** Everything that is lost, there twice, or not as it was acknowledged. */
  List<String> of(Load load) throws IOException, InterruptedException {
    events(load);
    datapoints(load);
    return wrong;
  }

  private void events(Load load) throws IOException, InterruptedException {
    List<JsonNode> stored = api.session(load.session);
    Set<String> ids = new HashSet<>();
    int others = 0;
    for (JsonNode event : stored) {
      String id = event.get("event_id").textValue();
      if (!ids.add(id)) {
        wrong.add("event twice: " + id);
      }
      boolean own = id.equals(load.session);
      others += own ? 0 : 1;
      if (!own && !load.sent.contains(id)) {
        wrong.add("event that nobody sent: " + id);
      }
      Integer turn = load.updates.get(id);
      if (turn != null && event.at("/metadata/turn").asInt() < turn) {
        wrong.add("update lost: " + id);
      }
    }
    for (String id : load.events) {
      checked++;
      if (!ids.contains(id)) {
        wrong.add("event lost: " + id);
      }
    }
    checked += load.updates.size();
    int counted = stored.stream()
        .filter(event -> event.get("event_id").textValue().equals(load.session))
        .findFirst()
        .map(event -> event.at("/metadata/num_events").asInt(-1))
        .orElse(-1);
    if (counted != others) {
      wrong.add("the session counts " + counted + " events of " + others);
    }
  }

  private void datapoints(Load load) throws IOException, InterruptedException {
    if (load.datapoints.isEmpty()) {
      return;
    }
    JsonNode dataset =
        api.get("/v1/datasets?dataset_id=" + load.dataset).at("/datasets/0/datapoints");
    Set<String> listed = new HashSet<>();
    for (JsonNode id : dataset) {
      if (!listed.add(id.textValue())) {
        wrong.add("datapoint twice: " + id);
      }
    }
    for (Map.Entry<String, Integer> datapoint : load.datapoints.entrySet()) {
      checked++;
      JsonNode inputs =
          api.get("/v1/datapoints/" + datapoint.getKey()).at("/datapoint/0/inputs/question");
      if (!listed.contains(datapoint.getKey()) || inputs.asInt(-1) != datapoint.getValue()) {
        wrong.add("datapoint lost: " + datapoint);
      }
    }
  }
}
