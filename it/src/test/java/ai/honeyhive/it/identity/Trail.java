package ai.honeyhive.it.identity;

import ai.honeyhive.client.model.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one request left behind: in the projects of both services, and at a third. */
record Trail(
    List<Event> ofCustomer, List<Event> ofChosen, List<Event> ofOthers, Map<String, String> heard) {

  /** Who a request has to be everywhere. */
  record Expected(
      String session,
      String run,
      String dataset,
      String point,
      String firstSource,
      String secondSource,
      String tracer,
      String project) {

    /** The same with one thing changed, once for each. */
    List<Expected> swapped() {
      String no = "0f8fad5b-d9cb-469f-a165-70867728950e";
      return List.of(
          new Expected(no, run, dataset, point, firstSource, secondSource, tracer, project),
          new Expected(session, no, dataset, point, firstSource, secondSource, tracer, project),
          new Expected(session, run, no, point, firstSource, secondSource, tracer, project),
          new Expected(session, run, dataset, no, firstSource, secondSource, tracer, project),
          new Expected(session, run, dataset, point, no, secondSource, tracer, project),
          new Expected(session, run, dataset, point, firstSource, no, tracer, project),
          new Expected(session, run, dataset, point, firstSource, secondSource, no, project),
          new Expected(session, run, dataset, point, firstSource, secondSource, tracer, no));
    }
  }

  /** The same left behind elsewhere: each of them has to be refused, too. */
  List<Trail> swapped() {
    return List.of(
        new Trail(ofChosen, ofCustomer, ofOthers, heard),
        new Trail(ofCustomer, ofOthers, ofChosen, heard),
        new Trail(ofCustomer, ofCustomer, ofOthers, heard),
        new Trail(ofCustomer, List.of(), ofOthers, heard),
        new Trail(ofCustomer, ofChosen, ofChosen, heard),
        new Trail(ofCustomer, ofChosen, ofOthers, Map.of()));
  }

  /** What is not as it has to be; empty when all is. */
  List<String> refuse(String request, Expected expected) {
    List<String> refused = new ArrayList<>();
    Event first = only(ofCustomer, request, refused);
    Event second = only(ofChosen, work(request), refused);
    check(
        refused, "a span of this request in the project of another tracer", 0L, misplaced(request));
    if (first == null || second == null) {
      return refused;
    }
    check(refused, "session of the first", expected.session, first.sessionId());
    check(refused, "session of the second", expected.session, second.sessionId());
    check(refused, "trace", text(first, "trace_id"), text(second, "trace_id"));
    check(refused, "parent", text(first, "span_id"), text(second, "parent_span_id"));
    for (Event event : List.of(first, second)) {
      check(refused, "run", expected.run, text(event, "run_id"));
      check(refused, "dataset", expected.dataset, text(event, "dataset_id"));
      check(refused, "point", expected.point, text(event, "datapoint_id"));
    }
    check(refused, "source of the first", expected.firstSource, first.source());
    check(refused, "source of the second", expected.secondSource, second.source());
    heard(refused, expected, second);
    return refused;
  }

  static String work(String request) {
    return Shop.ASKING + " " + request;
  }

  private long misplaced(String request) {
    return Stream.of(
            named(ofCustomer, work(request)),
            named(ofChosen, request),
            named(ofOthers, request),
            named(ofOthers, work(request)))
        .mapToLong(List::size)
        .sum();
  }

  /** What a service in Python makes of it, see the vectors of its SDK. */
  private void heard(List<String> refused, Expected expected, Event second) {
    check(refused, "session at the third", expected.session, heard.get("session_id"));
    check(refused, "tracer at the third", expected.tracer, heard.get("honeyhive_tracer_id"));
    check(refused, "project at the third", expected.project, heard.get("project"));
    check(refused, "source at the third", expected.secondSource, heard.get("source"));
    check(refused, "run at the third", expected.run, heard.get("run_id"));
    String parent = heard.getOrDefault("traceparent", "");
    String prefix = "00-" + text(second, "trace_id") + "-" + text(second, "span_id") + "-";
    check(refused, "trace and parent at the third", true, parent.startsWith(prefix));
  }

  private static @Nullable Event only(List<Event> events, String name, List<String> refused) {
    List<Event> named = named(events, name);
    check(refused, "number of " + name, 1, named.size());
    return named.isEmpty() ? null : named.get(0);
  }

  private static List<Event> named(List<Event> events, String name) {
    return events.stream().filter(event -> event.eventName().equals(name)).toList();
  }

  private static @Nullable String text(Event event, String name) {
    return Objects.toString(event.metadata().get(name), null);
  }

  private static void check(
      List<String> refused, String what, @Nullable Object expected, @Nullable Object found) {
    if (!Objects.equals(expected, found)) {
      refused.add(what + ": " + found + " instead of " + expected);
    }
  }
}
