package ai.honeyhive.tracer.capture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.FlushResult;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.DeliveryConfig.Protocol;
import ai.honeyhive.tracer.config.EvaluationConfig;
import ai.honeyhive.tracer.config.GlobalRegistration;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A program with all that spans and sessions can hold: whichever protocol the tracer speaks, what
 * is stored is what was written down by hand, sessions and their sums included.
 */
@ExtendWith(HoneyHiveExtension.class)
class ProgramModesCaptureTest {

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void trip_sentInEachProtocol_isStoredAsWrittenByHand(Protocol protocol, TestServer server) {
    try (HoneyHiveTracer tracer = HoneyHiveTracer.builder()
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .global(GlobalRegistration.NEVER)
        .sessionName("travel")
        .source("it")
        .evaluation(new EvaluationConfig("r-1", "d-1", "p-1"))
        .excludeSpans("retry")
        .sessionPerRequest(true)
        .delivery(DeliveryConfig.builder().protocol(protocol).build())
        .build()) {
      TripProgram.run(tracer);
      FlushResult flushed = tracer.flush(Duration.ofSeconds(20));
      assertThat(flushed.isComplete()).as("%s", flushed).isTrue();
      assertThat(flushed.delivered()).as("%s", flushed).isEqualTo(8);
    }

    List<ObjectNode> stored = Anonymous.of(StoredEvents.of(server));
    List<ObjectNode> expected = expected();
    List<String> wrong = differences(expected, stored);
    assertThat(wrong).as("%s", protocol).isEmpty();
    Figures.held("modes", stored.size(), "events of a program as written by hand");
  }

  private static List<ObjectNode> expected() {
    List<ObjectNode> expected = new ArrayList<>();
    for (JsonNode event : CaptureCase.read("trip")) {
      expected.add((ObjectNode) event);
    }
    expected.sort(Anonymous.ORDER);
    if (Figures.isSabotaged("modes")) {
      expected.get(0).put("error", "none");
    }
    return expected;
  }

  private static List<String> differences(List<ObjectNode> expected, List<ObjectNode> stored) {
    assertThat(stored)
        .extracting(event -> event.path("event_name").asText())
        .containsExactlyElementsOf(
            expected.stream().map(event -> event.path("event_name").asText()).toList());
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      String name = expected.get(i).path("event_name").asText();
      StoredEvents.differences(expected.get(i), stored.get(i))
          .forEach(line -> wrong.add(name + line));
    }
    return wrong;
  }
}
