package ai.honeyhive.it.providers;

import ai.honeyhive.it.providers.Launch.Agent;
import ai.honeyhive.it.providers.programs.GlobalUser;
import java.util.List;

/** OpenTelemetry's agent. */
final class AgentStates {
  private static final String STEP = "a: plan [chain] {question=Where to?}";

  private AgentStates() {}

  private static Launch under(Agent agent) {
    return Launch.of(GlobalUser.class, "")
        .under(agent)
        .property("otel.exporter.otlp.endpoint", "{host}")
        .property("otel.metrics.exporter", "none")
        .property("otel.logs.exporter", "none")
        .property("otel.service.name", "acme-planner");
  }

  static List<Scenario> all() {
    Expected without = Expected.mode("OWN", "agent")
        .warns(Said.AGENT)
        .receives(STEP)
        .rehangs("SELECT hotels", "chat inside");
    return List.of(
        Scenario.of("8 agent without our extension", under(Agent.PLAIN), without)
            .below(
                "1.60",
                without
                    .host(HostExpected::withoutRandomFlag)
                    .marked("an SDK before 1.60 drops the random flag")),
        Scenario.of(
            "8 agent with our extension",
            under(Agent.WITH_EXTENSION),
            Expected.mode("AGENT_EXTENSION", "agent")
                .receives(
                    "a: GET /plan / chat outside [model] {chat_history=[{role=user, content=Where?}]}",
                    "a: GET /plan / plan / chat inside [model] {chat_history=[{role=user, content=Where?}]}",
                    "a: GET /plan / plan [chain] {question=Where to?}",
                    "a: GET /plan [tool]")
                .hostAlsoGets("GET /plan / plan")),
        Scenario.of(
            "9 agent with its SDK disabled",
            under(Agent.PLAIN).property("otel.sdk.disabled", "true"),
            Expected.mode("OWN", "agent").warns(Said.AGENT_DISABLED).receives(STEP)),
        Scenario.of(
                "10 agent that is off",
                under(Agent.PLAIN).property("otel.javaagent.enabled", "false"),
                Expected.mode("OWN_GLOBAL", "untouched")
                    .receives(OwnStates.EVERYTHING_WITH_MESSAGES))
            .below(
                "1.57",
                Expected.mode("OWN", "unknown")
                    .warns(Said.unknown("{otel}"))
                    .receives(STEP)
                    .marked(HostStates.UNREADABLE)));
  }
}
