package ai.honeyhive.it.agent;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.it.Jvm;
import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.Reply;
import ai.honeyhive.test.ScriptedModel;
import ai.honeyhive.test.TestServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole programs under OpenTelemetry's agent with HoneyHive's extension. */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(
    named = "process reaper.*",
    because = "the JDK keeps it for a minute after a child process")
class AgentExtensionTest {
  private final String otherSession = UUID.randomUUID().toString();

  /** The events by where they are in their tree: {@code trip / plan}. */
  private static Map<String, Event> byPath(List<Event> events) {
    Map<String, Event> byId =
        events.stream().collect(Collectors.toMap(Event::eventId, Function.identity()));
    return events.stream()
        .collect(Collectors.toMap(event -> path(event, byId), Function.identity()));
  }

  private static String path(Event event, Map<String, Event> byId) {
    Event parent = byId.get(String.valueOf(event.parentId()));
    String above = parent == null ? "" : path(parent, byId) + " / ";
    return above + event.eventName();
  }

  private static String said(Jvm.Ended ended, String key) {
    return ended
        .output()
        .lines()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1))
        .collect(Collectors.joining());
  }

  @Test
  void program_underTheAgent_isTracedWithAllThatIsInTheTree(TestServer server) throws Exception {
    Jvm.Ended ended = new AgentJvm(server).run(Travel.class, "GENAI", otherSession);

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(said(ended, "mode")).isEqualTo("AGENT_EXTENSION,AGENT_EXTENSION");
    assertThat(said(ended, "current")).isEqualTo("true");
    assertThat(said(ended, "check")).isEqualTo("true");
    assertThat(said(ended, "flush"))
        .isEqualTo("FlushResult[delivered 6 + rejected 0 + unconfirmed 0 + dropped 0 + spilled 0"
            + " + pending 0]");
    assertThat(said(ended, "warnings")).isEqualTo("[]");
    Map<String, Event> events = byPath(server.awaitEvents(7));
    assertThat(events)
        .containsOnlyKeys(
            "trip",
            "GET /plan",
            "GET /plan / plan",
            "GET /plan / plan / chat",
            "aside",
            "honeyhive.self_check",
            "late");
    String session = said(ended, "session");
    events.forEach((path, event) -> assertThat(event.sessionId())
        .as(path)
        .isEqualTo(path.endsWith("aside") ? otherSession : session));
    assertThat(events.get("trip").inputs()).containsEntry("question", "secret, in the inputs");
    assertThat(events.get("trip").metadata()).containsEntry("by.hand", "yes");
    assertThat(server.session(session).eventName()).isEqualTo("trip");
    assertThat(server.session(session).metadata()).containsEntry("said", "under the agent");
    assertThat(server.session(otherSession).eventName()).isEqualTo("other");
  }

  @Test
  void hostsExporter_underTheAgent_seesNothingOfOursAndNoRequestOfOurs(TestServer server)
      throws Exception {
    Jvm.Ended ended = new AgentJvm(server).run(Travel.class, "ALL", otherSession);

    List<String> host = AgentJvm.hostSpans(ended);
    assertThat(host)
        .extracting(line -> line.replaceAll(".* - '([^']*)'.*", "$1"))
        .containsExactlyInAnyOrder("chat", "aside", "plan", "GET /plan", "GET", "trip", "late");
    assertThat(host).noneMatch(line -> line.contains("honeyhive.session"));
    assertThat(host).noneMatch(line -> line.contains("honeyhive_") || line.contains("secret"));
    assertThat(byPath(server.awaitEvents(8)))
        .containsKeys("trip / GET / GET /plan / plan / chat", "trip / GET");
  }

  @Test
  void openAi_withoutALineOfCode_arrivesWithItsTexts(TestServer server) throws Exception {
    try (ScriptedModel model = ScriptedModel.start(Reply.text("Turin"))) {
      Jvm.Ended ended = new AgentJvm(server)
          .env("OTEL_SERVICE_NAME", "zero-code")
          .with("-Dotel.instrumentation.genai.capture-message-content=true")
          .run(ZeroCode.class, model.baseUri().toString());

      assertThat(ended.exitCode()).as(ended.output()).isZero();
      Event chat = server.awaitEvent("chat gpt-4o-mini");
      assertThat(chat.inputs().toString()).contains("Where should I go?");
      assertThat(chat.outputs()).containsEntry("content", "Turin");
      assertThat(server.awaitSession(chat.sessionId()).eventName()).isEqualTo("zero-code");
    }
  }

  @Test
  void instrumentor_broughtByTheApplication_landsInTheTracersSession(TestServer server)
      throws Exception {
    try (ScriptedModel model = ScriptedModel.start(Reply.text("Turin"))) {
      Jvm.Ended ended = new AgentJvm(server)
          .with("-Dotel.instrumentation.openai.enabled=false")
          .run(Brought.class, model.baseUri().toString());

      assertThat(ended.exitCode()).as(ended.output()).isZero();
      Event chat = byPath(server.awaitEvents(2)).get("ask / chat gpt-4o-mini");
      assertThat(chat.inputs().toString())
          .isEqualTo("{chat_history=[{role=user, content=Where should I go?}]}");
      assertThat(chat.outputs()).containsEntry("content", "Turin");
      assertThat(server.session(chat.sessionId()).eventName()).isEqualTo("brought");
    }
  }

  @Test
  void extension_thatSendsElsewhere_isNotUsed(TestServer server) throws Exception {
    Jvm.Ended ended = new AgentJvm(server)
        .with("-Dhh.api.key=hh_of_another_project")
        .run(Travel.class, "GENAI", otherSession);

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(said(ended, "mode")).isEqualTo("OWN,OWN");
    assertThat(said(ended, "warnings")).isEqualTo("[HH114]");
    assertThat(ended.output()).contains("HH114").doesNotContain("hh_of_another_project");
    assertThat(byPath(server.awaitEvents(5)))
        .containsOnlyKeys("trip", "plan", "aside", "honeyhive.self_check", "late");
  }

  @ParameterizedTest
  @ValueSource(strings = {"routed", "tapped"})
  void sdkOfTheApplication_underTheAgent_keepsParents(String how, TestServer server)
      throws Exception {
    Jvm.Ended ended = new AgentJvm(server).run(GivenSdk.class, how);

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    if (how.equals("routed")) {
      assertThat(byPath(server.awaitEvents(3)))
          .containsOnlyKeys("outer", "outer / chat", "outer / inner");
    } else {
      assertThat(byPath(server.awaitEvents(2))).containsOnlyKeys("outer", "outer / inner");
    }
  }

  @Test
  void request_toAnotherService_carriesTraceAndSession(TestServer server) throws Exception {
    Jvm.Ended ended = new AgentJvm(server).run(Injecting.class);

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output()).contains("same=true", "baggage=honeyhive=1&t:default&s:");
    Event ask = server.awaitEvent("ask");
    Event answer = server.awaitEvent("answer");
    assertThat(answer.parentId()).isEqualTo(ask.eventId());
    assertThat(answer.sessionId()).isEqualTo(ask.sessionId());
    assertThat(server.session(ask.sessionId()).eventName()).isEqualTo("checkout");
  }

  @Test
  void redaction_setInCode_isSaidNotToReachTheAgent(TestServer server) throws Exception {
    Jvm.Ended ended = new AgentJvm(server).run(RedactedInCode.class);

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(said(ended, "warnings")).isEqualTo("[HH502]");
    assertThat(server.awaitEvent("ask").inputs().toString()).doesNotContain("hunter2");
  }
}
