package ai.honeyhive.cli.internal.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An event with the events below it, a node of what {@code GET /v1/sessions/{id}} returns. */
final class TraceNode {
  private static final Comparator<TraceNode> BY_START =
      Comparator.comparingDouble(TraceNode::startMillis);

  private final JsonNode event;
  private final List<TraceNode> children;

  TraceNode(JsonNode event) {
    this.event = event;
    List<TraceNode> nodes = new ArrayList<>();
    event.path("children").forEach(child -> nodes.add(new TraceNode(child)));
    nodes.sort(BY_START);
    this.children = List.copyOf(nodes);
  }

  String id() {
    return event.path("event_id").asText();
  }

  String name() {
    return event.path("event_name").asText();
  }

  String type() {
    return event.path("event_type").asText();
  }

  @Nullable
  String model() {
    return event.path("config").path("model").textValue();
  }

  @Nullable
  String error() {
    return event.path("error").textValue();
  }

  /** Whether this event or one below it failed. */
  boolean failed() {
    return error() != null || children.stream().anyMatch(TraceNode::failed);
  }

  OptionalLong tokensIn() {
    return count("prompt_tokens");
  }

  OptionalLong tokensOut() {
    return count("completion_tokens");
  }

  List<TraceNode> children() {
    return children;
  }

  /** This event and all below it, in the order of the tree. */
  Stream<TraceNode> all() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(TraceNode::all));
  }

  double startMillis() {
    return event.path("start_time").asDouble();
  }

  /** A session's own duration stays 0 in the data plane, so the end of its last event gives it. */
  double durationMillis() {
    double own = event.path("duration").asDouble();
    if (!type().equals("session")) {
      return own;
    }
    double last = all().skip(1).mapToDouble(TraceNode::endMillis).max().orElse(0);
    return Math.max(own, last - startMillis());
  }

  private double endMillis() {
    return startMillis() + durationMillis();
  }

  private OptionalLong count(String name) {
    JsonNode count = event.path("metadata").path(name);
    return count.isNumber() ? OptionalLong.of(count.asLong()) : OptionalLong.empty();
  }
}
