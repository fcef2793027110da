package ai.honeyhive.it.providers;

import ai.honeyhive.it.providers.programs.UserSdk;
import java.util.List;
import java.util.stream.Stream;

/** The application builds an SDK. */
final class HostStates {
  static final String REGISTERED_AT = UserSdk.class.getName() + ".registerTelemetry(UserSdk.java)";
  static final String UNREADABLE = "below 1.57 the global cannot be read";
  private static final String STEP = "a: plan [chain] {question=Where to?}";
  private static final String BELOW_THE_REQUEST = "GET /plan / plan";
  static final String[] GENAI = {
    "a: GET /plan / chat outside [model]",
    "a: GET /plan / plan / chat inside [model]",
    "a: GET /plan / plan [chain] {question=Where to?}",
    "a: GET /plan [tool]"
  };

  private static final String STAMPED =
      " {honeyhive.session_id=string_value: \"{session a}\", honeyhive.source=string_value: \"dev\","
          + " honeyhive_event_type=string_value: \"chain\","
          + " honeyhive_inputs.question=string_value: \"Where to?\"}";

  private static final String CHAT =
      "{gen_ai.operation.name=string_value: \"chat\", gen_ai.provider.name=string_value: \"acme\","
          + " gen_ai.request.model=string_value: \"small-model\","
          + " gen_ai.usage.input_tokens=int_value: 12}";
  private static final String[] HANDED_AT_HOST = {
    "GET /plan / handed outside " + CHAT,
    "GET /plan / plan",
    "GET /plan / plan / handed inside " + CHAT
  };

  private HostStates() {}

  private static Launch sdk(String host, String ours) {
    return Launch.of(UserSdk.class, host).ours(ours);
  }

  private static Expected tap() {
    return Expected.mode("TAP", "live")
        .warns(Said.TAP)
        .receives(STEP)
        .hostAlsoGets(BELOW_THE_REQUEST);
  }

  static Expected routed() {
    return Expected.mode("ROUTED", "live").receives(GENAI).hostAlsoGets(BELOW_THE_REQUEST);
  }

  private static Expected unknown() {
    return Expected.mode("OWN", "unknown")
        .warns(Said.unknown("{otel}"))
        .receives(STEP)
        .rehangs("SELECT hotels", "chat inside")
        .marked(UNREADABLE);
  }

  /** HoneyHive has a provider of its own beside the host's. */
  static Expected beside(String mode, String state, String... received) {
    return Expected.mode(mode, state).receives(received).rehangs("SELECT hotels", "chat inside");
  }

  static List<Scenario> all() {
    return Stream.of(registered(), unregistered(), recordingNothing(), captures(), handed())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Scenario> registered() {
    return List.of(
        Scenario.of(
                "4 registered SDK",
                sdk("registered", ""),
                tap().says("setBy.a", REGISTERED_AT).says("global", "OpenTelemetrySdk"))
            .below("1.57", unknown()),
        Scenario.of(
                "4 registered SDK with HoneyHive's processor",
                sdk("registered", "processor"),
                routed())
            .below("1.57", beside("OWN", "unknown", GENAI).marked(UNREADABLE)),
        Scenario.of(
            "4 registered SDK, global(ALWAYS)",
            sdk("registered", "ALWAYS"),
            tap().warns(Said.taken(REGISTERED_AT), Said.TAP)),
        Scenario.of(
                "4 registered SDK, global(NEVER)",
                sdk("registered", "NEVER"),
                tap().says("setBy.a", "null"))
            .below("1.57", beside("OWN", "unknown", STEP).marked(UNREADABLE)),
        Scenario.of(
                "4 registered SDK, strict",
                sdk("registered", "strict"),
                Expected.nothing().says("threw", Said.TAP))
            .below("1.57", Expected.nothing().says("threw", Said.unknown("{otel}"))));
  }

  private static List<Scenario> unregistered() {
    return List.of(
        Scenario.of(
                "5 SDK built, neither registered nor given",
                sdk("", ""),
                beside("OWN_GLOBAL", "untouched", STEP))
            .below("1.57", unknown()),
        Scenario.of("5 SDK given to the builder", sdk("", "given"), tap()),
        Scenario.of(
            "5 SDK with the processor given to the builder", sdk("", "given processor"), routed()),
        Scenario.of(
                "5 SDK with the processor, built after HoneyHive",
                sdk("", "first processor"),
                beside("OWN_GLOBAL", "untouched", GENAI))
            .below("1.57", unknown().receives(GENAI)),
        Scenario.of(
            "5 given, and not the SDK itself",
            sdk("wrapped", "given"),
            beside("OWN", "live", STEP).warns(Said.UNREADABLE)),
        Scenario.of("the processor added twice", sdk("", "given processor twice"), routed()));
  }

  private static List<Scenario> recordingNothing() {
    return List.of(
        Scenario.of(
                "6 SDK without processors",
                sdk("registered processorless", ""),
                Expected.mode("OWN", "no-op").warns(Said.noOp(REGISTERED_AT)).receives(STEP))
            .below(
                "1.57",
                Expected.mode("OWN", "unknown")
                    .warns(Said.unknown("{otel}"))
                    .receives(STEP)
                    .marked(UNREADABLE))
            .below("1.67", tap().hostAlsoGets().marked("an SDK that records nothing looks live")),
        Scenario.of(
                "7 closed SDK",
                sdk("registered closed", ""),
                Expected.mode("OWN", "closed").warns(Said.closed(REGISTERED_AT)).receives(STEP))
            .below(
                "1.57",
                Expected.mode("OWN", "unknown")
                    .warns(Said.unknown("{otel}"))
                    .receives(STEP)
                    .marked(UNREADABLE)),
        Scenario.of(
            "the host's sampler drops",
            sdk("unsampled", "given processor"),
            Expected.mode("ROUTED", "live").warns(Said.UNSAMPLED)));
  }

  private static List<Scenario> captures() {
    return List.of(
        Scenario.of(
            "capture(SCOPED)",
            sdk("", "given processor SCOPED"),
            routed()
                .receives(
                    "a: plan / SELECT hotels [tool]",
                    "a: plan / chat inside [model]",
                    "a: plan [chain] {question=Where to?}")),
        Scenario.of(
            "capture(ALL)",
            sdk("", "given processor ALL"),
            routed().receives(OwnStates.EVERYTHING)),
        Scenario.of(
            "stampHostSpans",
            sdk("", "given processor stamp"),
            routed().host(HostExpected::stamped).hostAlsoGets(BELOW_THE_REQUEST + STAMPED)));
  }

  /**
   * An instrumentor that was handed a tracer's OpenTelemetry: its messages arrive in every mode.
   */
  private static List<Scenario> handed() {
    String inside = "plan / handed inside [model] {chat_history=[{role=user, content=Where?}]}";
    String outside = "handed outside [model] {chat_history=[{role=user, content=Where?}]}";
    return List.of(
        Scenario.of(
                "handed an instrumentor, beside a host that was not given",
                sdk("", "handed NEVER"),
                beside("OWN", "untouched", "a: " + outside, "a: " + inside, STEP))
            .below("1.57", beside("OWN", "unknown", "a: " + outside, "a: " + inside, STEP)),
        Scenario.of(
            "handed an instrumentor, tapping",
            sdk("", "handed given"),
            tap().receives("a: " + outside, "a: " + inside, STEP).hostAlsoGets(HANDED_AT_HOST)),
        Scenario.of(
            "handed an instrumentor, routed",
            sdk("", "handed given processor"),
            routed()
                .receives(Stream.concat(
                        Stream.of(GENAI),
                        Stream.of("a: GET /plan / " + outside, "a: GET /plan / " + inside))
                    .sorted()
                    .toArray(String[]::new))
                .hostAlsoGets(HANDED_AT_HOST)),
        Scenario.of(
            "handed an instrumentor, beside a closed host",
            sdk("closed", "handed given"),
            Expected.mode("OWN", "closed")
                .warns(Said.CLOSED_GIVEN)
                .receives("a: " + outside, "a: " + inside, STEP)));
  }
}
