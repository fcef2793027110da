package ai.honeyhive.it.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.it.Jvm;
import ai.honeyhive.it.identity.Trail.Expected;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.config.PropagationConfig.Inbound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Two services in JVMs of their own, a third that is not Java, and the projects of all tracers: a
 * server each.
 */
final class TwoServices {
  private static final int PROBES = 100;
  private static final Pattern ANSWER = Pattern.compile("session (\\S+) status 200");
  private static final String PYTHON = "asked by Python";

  private final TestServer ofCustomer;
  private final TestServer ofPrices;
  private final TestServer ofOthers;
  private final String probing = UUID.randomUUID().toString();
  private final String ofPython = UUID.randomUUID().toString();
  private final List<String> hostile = new ArrayList<>();
  private final List<Integer> statuses = new ArrayList<>();
  private final List<String> sessions = new ArrayList<>();
  private final List<Map<String, String>> heard = new ArrayList<>();

  TwoServices(TestServer ofCustomer, TestServer ofPrices, TestServer ofOthers) {
    this.ofCustomer = ofCustomer;
    this.ofPrices = ofPrices;
    this.ofOthers = ofOthers;
  }

  /**
   * The second service.
   *
   * @param takesRaw whether its server lets pass what HTTP forbids
   * @param inbound when its clients are believed
   */
  record Launch(String classPath, String mainClass, boolean takesRaw, Inbound inbound) {}

  /** Runs all of it against the second service, and returns the figures. */
  String run(Launch launch) throws Exception {
    try (PythonPeer peer = new PythonPeer();
        Second second = new Second(
            List.of("-Dsun.net.httpserver.maxReqHeaderSize=0"),
            launch.classPath,
            launch.mainClass,
            List.of(
                ofPrices.uri().toString(),
                ofOthers.uri().toString(),
                ofOthers.apiKey(),
                peer.uri(),
                launch.inbound.name()))) {
      RawHttp http = new RawHttp(second.port());
      order(second, peer, "first order");
      statuses.add(http.status(Shop.NAMED, PYTHON, ofPython()));
      probe(http);
      double before = probe(http);
      double during = attack(http, launch.takesRaw);
      double after = probe(http);
      order(second, peer, "last order");
      second.end();

      int refused = checkTrails();
      checkHostile(second);
      assertThat(after).as("p50 before: %s ms", before).isLessThan(3 * before + 5);
      return String.format(
          Locale.ROOT,
          "%d hostile requests changed and broke nothing; p50 %.1f ms before, %.1f of hostile ones,"
              + " %.1f after; %d wrong outcomes refused",
          hostile.size(),
          before,
          during,
          after,
          refused);
    }
  }

  private void order(Second second, PythonPeer peer, String name) throws Exception {
    String uri = "http://127.0.0.1:" + second.port() + Shop.NAMED + "?"
        + Trail.work(name).replace(" ", "%20");
    Jvm.Ended customer = Jvm.run(
        Path.of(""),
        Customer.class.getName(),
        Map.of("HH_API_KEY", ofCustomer.apiKey(), "HH_API_URL", ofCustomer.uri().toString()),
        uri,
        name);
    MatchResult answer = ANSWER
        .matcher(customer.output())
        .results()
        .findFirst()
        .orElseThrow(() -> new AssertionError(customer.output() + second.output()));
    sessions.add(answer.group(1));
    heard.add(peer.awaitRequest());
  }

  /** The vector of the SDK's reference: the id of a tracer is a number there. */
  private List<String> ofPython() {
    return List.of(
        "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-03",
        "baggage: session_id=" + ofPython
            + ",project=theirs,source=theirs,honeyhive_tracer_id=140234567890");
  }

  /** The median of good requests, in milliseconds. */
  private double probe(RawHttp http) throws IOException {
    double[] millis = new double[PROBES];
    for (int i = 0; i < PROBES; i++) {
      millis[i] =
          timed(http, Shop.NAMED, "probe", List.of("baggage: honeyhive=1&t:prices&s:" + probing));
    }
    return median(millis);
  }

  private double attack(RawHttp http, boolean takesRaw) throws IOException {
    List<Double> millis = new ArrayList<>();
    for (Hostile with : Hostile.all()) {
      for (String path : List.of(Shop.NAMED, Shop.AUTOMATIC)) {
        boolean isForNobody = with.isWellFormed() && path.equals(Shop.NAMED);
        if (!isForNobody && (takesRaw || !with.isRaw())) {
          String label = "hostile: " + with.name() + " to " + path;
          hostile.add(label);
          millis.add(timed(http, path, label, with.lines()));
        }
      }
    }
    return median(millis.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private double timed(RawHttp http, String path, String label, List<String> headers)
      throws IOException {
    long start = System.nanoTime();
    int status = http.status(path, label, headers);
    assertThat(status).as(label).isEqualTo(200);
    statuses.add(status);
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  /** Both orders are what they have to be; returns how many wrong outcomes were refused. */
  private int checkTrails() {
    int refused = 0;
    List<String> orders = List.of("first order", "last order");
    for (int i = 0; i < orders.size(); i++) {
      String order = orders.get(i);
      Expected expected = new Expected(
          sessions.get(i),
          Customer.EVALUATION.runId(),
          Customer.EVALUATION.datasetId(),
          Customer.EVALUATION.datapointId(),
          "customer",
          "shop",
          "prices",
          "project-of-prices");
      Trail trail =
          new Trail(ofCustomer.events(), ofPrices.events(), ofOthers.events(), heard.get(i));
      assertThat(trail.refuse(order, expected)).as(order).isEmpty();
      for (Expected wrong : expected.swapped()) {
        assertThat(trail.refuse(order, wrong)).as("%s", wrong).isNotEmpty();
        refused++;
      }
      for (Trail wrong : trail.swapped()) {
        assertThat(wrong.refuse(order, expected)).as("%s", wrong).isNotEmpty();
        refused++;
      }
    }
    return refused;
  }

  private void checkHostile(Second second) {
    assertThat(statuses).containsOnly(200);
    assertThat(ofPrices.events())
        .extracting(Event::sessionId)
        .containsOnly(sessions.get(0), sessions.get(1), probing);
    assertThat(ofOthers.events())
        .filteredOn(event -> event.eventName().equals(PYTHON))
        .extracting(Event::sessionId, Event::source)
        .containsExactly(tuple(ofPython, "shop"));
    assertThat(ofOthers.events())
        .filteredOn(event -> event.eventName().startsWith("hostile"))
        .allSatisfy(event -> {
          assertThat(event.sessionId()).as(event.eventName()).isEqualTo(second.mainSession());
          assertThat(event.metadata()).as(event.eventName()).doesNotContainKey("run_id");
        })
        .extracting(Event::eventName)
        .containsExactlyInAnyOrderElementsOf(hostile);
    assertThat(ofOthers.events())
        .extracting(Event::sessionId)
        .containsOnly(second.mainSession(), ofPython);
    Set<String> known =
        Set.copyOf(Stream.of(sessions, second.ownSessions(), List.of(probing, ofPython))
            .flatMap(List::stream)
            .toList());
    assertThat(Stream.of(ofPrices, ofOthers).flatMap(server -> server.sessions().stream()))
        .extracting(Event::sessionId)
        .isSubsetOf(known);
    assertThat(second.output()).noneMatch(line -> line.contains("Exception"));
  }
}
