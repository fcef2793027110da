package ai.honeyhive.it.providers.backend;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a host's backend got, as lines that can be compared between two runs: everything of a span
 * but its ids and times, with the names of its ancestors in front.
 */
public final class HostSpans {
  private static final Set<String> OURS = Set.of("ai.honeyhive.tracer", "com.acme.handed");
  private static final Set<String> OF_THE_PROCESS = Set.of(
      "process.pid",
      "process.command_args",
      "process.command_line",
      "service.instance.id",
      "host.name",
      "host.id");

  /** What the agent writes on every span; the number of a thread depends on the JDK. */
  private static final Set<String> OF_THE_AGENT = Set.of("thread.id", "thread.name");

  private record Placed(Span span, InstrumentationScope scope, String resource) {
    boolean isOurs() {
      return OURS.contains(scope.getName());
    }
  }

  private final Map<ByteString, Placed> byId = new HashMap<>();
  private final List<Placed> all = new ArrayList<>();

  public HostSpans(List<ResourceSpans> received) {
    for (ResourceSpans resource : received) {
      String attributes = text(resource.getResource().getAttributesList().stream()
          .filter(attribute -> !OF_THE_PROCESS.contains(attribute.getKey()))
          .toList());
      for (ScopeSpans scope : resource.getScopeSpansList()) {
        scope.getSpansList().forEach(span -> add(new Placed(span, scope.getScope(), attributes)));
      }
    }
  }

  private void add(Placed placed) {
    all.add(placed);
    byId.put(placed.span().getSpanId(), placed);
  }

  /** The host's own spans, sorted. Spans of ours between two of them are skipped. */
  public List<String> own() {
    return all.stream()
        .filter(placed -> !placed.isOurs())
        .map(placed -> path(placed, true) + "\n    " + details(placed))
        .sorted()
        .toList();
  }

  /** Spans made through us that the host's backend got in addition, with all they carry, sorted. */
  public List<String> additional() {
    return all.stream()
        .filter(Placed::isOurs)
        .map(placed -> path(placed, false) + attributes(placed))
        .sorted()
        .toList();
  }

  /** How many traces the host's own spans are in. */
  public int traces() {
    Set<ByteString> ids = new HashSet<>();
    all.stream()
        .filter(placed -> !placed.isOurs())
        .forEach(p -> ids.add(p.span().getTraceId()));
    return ids.size();
  }

  private static String attributes(Placed placed) {
    String text = text(placed.span().getAttributesList().stream()
        .filter(attribute -> !OF_THE_AGENT.contains(attribute.getKey()))
        .toList());
    return text.equals("{}") ? "" : " " + text;
  }

  private String path(Placed placed, boolean withoutOurs) {
    ByteString parent = placed.span().getParentSpanId();
    Placed above = byId.get(parent);
    while (withoutOurs && above != null && above.isOurs()) {
      parent = above.span().getParentSpanId();
      above = byId.get(parent);
    }
    String name = placed.span().getName();
    if (parent.isEmpty()) {
      return name;
    }
    return (above == null ? "(elsewhere)" : path(above, withoutOurs)) + " / " + name;
  }

  private static String details(Placed placed) {
    Span span = placed.span();
    Status status = span.getStatus();
    String events = span.getEventsList().stream()
        .map(event -> event.getName() + text(event.getAttributesList()))
        .collect(Collectors.joining(", "));
    return String.join(
        " | ",
        placed.scope().getName() + ":" + placed.scope().getVersion(),
        span.getKind().toString(),
        text(span.getAttributesList()),
        "events [" + events + "]",
        "status " + status.getCode() + " " + status.getMessage(),
        "state " + span.getTraceState() + " flags " + span.getFlags() + " links "
            + span.getLinksCount(),
        "dropped " + span.getDroppedAttributesCount() + " " + span.getDroppedEventsCount(),
        "resource " + placed.resource());
  }

  private static String text(List<KeyValue> attributes) {
    return attributes.stream()
        .map(attribute ->
            attribute.getKey() + "=" + attribute.getValue().toString().strip())
        .sorted()
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
