package ai.honeyhive.it.providers;

import ai.honeyhive.it.providers.OtelVersion.Part;
import ai.honeyhive.it.providers.programs.GlobalClash;
import ai.honeyhive.it.providers.programs.GlobalUser;
import java.util.List;

/** Nobody has an OpenTelemetry that makes spans. */
final class OwnStates {
  /** Of an SDK of HoneyHive's, which keeps the messages that instrumentors put in log records. */
  static final String[] EVERYTHING_WITH_MESSAGES = {
    "a: GET /plan / SELECT trips [tool]",
    "a: GET /plan / charge [tool]",
    "a: GET /plan / chat outside [model] {chat_history=[{role=user, content=Where?}]}",
    "a: GET /plan / plan / SELECT hotels [tool]",
    "a: GET /plan / plan / chat inside [model] {chat_history=[{role=user, content=Where?}]}",
    "a: GET /plan / plan [chain] {question=Where to?}",
    "a: GET /plan [tool]"
  };

  static final String[] EVERYTHING = {
    "a: GET /plan / SELECT trips [tool]",
    "a: GET /plan / charge [tool]",
    "a: GET /plan / chat outside [model]",
    "a: GET /plan / plan / SELECT hotels [tool]",
    "a: GET /plan / plan / chat inside [model]",
    "a: GET /plan / plan [chain] {question=Where to?}",
    "a: GET /plan [tool]"
  };
  private static final String STEP = "a: plan [chain] {question=Where to?}";

  private OwnStates() {}

  private static Expected unknown() {
    return Expected.mode("OWN", "unknown")
        .says("global", "DefaultOpenTelemetry")
        .warns(Said.unknown("{otel}"))
        .receives(STEP)
        .marked(HostStates.UNREADABLE);
  }

  static List<Scenario> all() {
    Launch user = Launch.of(GlobalUser.class, "");
    Expected global = Expected.mode("OWN_GLOBAL", "untouched")
        .says("global", "OwnOpenTelemetry")
        .receives(EVERYTHING_WITH_MESSAGES);
    Expected never = Expected.mode("OWN", "untouched").says("global", "unset").receives(STEP);
    Expected early = Expected.mode("OWN", "no-op")
        .says("global", "DefaultOpenTelemetry")
        .warns(Said.noOp(GlobalUser.class.getName() + ".askTooEarly(GlobalUser.java)"))
        .receives(STEP);
    return List.of(
        Scenario.of("1 untouched", user, global).below("1.57", unknown()),
        Scenario.of("1 untouched, global(ALWAYS)", user.ours("ALWAYS"), global)
            .below("1.57", global.says("state.a", "unknown")),
        Scenario.of(
                "1 untouched, global(NEVER)",
                Launch.of(GlobalUser.class, "quiet").ours("NEVER"),
                never)
            .below("1.57", never.says("state.a", "unknown")),
        Scenario.of("2 early get()", Launch.of(GlobalUser.class, "early"), early)
            .below("1.57", unknown()),
        Scenario.of(
                "2 early get(), strict",
                Launch.of(GlobalUser.class, "early").ours("strict"),
                Expected.nothing().says("threw", early.warnings().get(0)))
            .below("1.57", Expected.nothing().says("threw", Said.unknown("{otel}"))),
        Scenario.of(
                "2 early get(), global(NEVER)",
                Launch.of(GlobalUser.class, "early").ours("NEVER"),
                early.warns(Said.NO_OP))
            .below("1.57", never.says("global", "DefaultOpenTelemetry").says("state.a", "unknown")),
        Scenario.of("17 sdk-testing on the class path", user.bringing(Part.TESTING), global)
            .below("1.57", unknown()),
        Scenario.of(
                "both claim the global, HoneyHive first",
                Launch.of(GlobalClash.class, "").alone(),
                clash())
            .below("1.57", unknown().says("global", "OpenTelemetrySdk").says("clash", "none")));
  }

  private static Expected clash() {
    return Expected.mode("OWN_GLOBAL", "untouched")
        .says("global", "OwnOpenTelemetry")
        .says(
            "clash",
            "GlobalOpenTelemetry.set has already been called. GlobalOpenTelemetry.set must be called"
                + " only once before any calls to GlobalOpenTelemetry.get. If you are using the"
                + " OpenTelemetrySdk, use OpenTelemetrySdkBuilder.buildAndRegisterGlobal instead."
                + " Previous invocation set to cause of this exception.")
        .says("cause", "java.lang.Throwable")
        .says(
            "left.by",
            "ai.honeyhive.tracer.internal.provider.GlobalClaim"
                + ".registeredByHoneyHiveUnlessGlobalIsNever")
        .receives(STEP);
  }
}
