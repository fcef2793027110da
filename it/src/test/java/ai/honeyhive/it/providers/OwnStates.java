package ai.honeyhive.it.providers;

import ai.honeyhive.it.providers.OtelVersion.Part;
import ai.honeyhive.it.providers.programs.GlobalClash;
import ai.honeyhive.it.providers.programs.GlobalUser;
import java.util.List;

/** Nobody has an OpenTelemetry that makes spans. */
final class OwnStates {
  static final String[] EVERYTHING = {
    "a: GET /plan / SELECT trips [tool]",
    "a: GET /plan / charge [tool]",
    "a: GET /plan / chat outside [model]",
    "a: GET /plan / plan / SELECT hotels [tool]",
    "a: GET /plan / plan / chat inside [model]",
    "a: GET /plan / plan [chain]",
    "a: GET /plan [tool]"
  };
  private static final String STEP = "a: plan [chain]";

  private OwnStates() {}

  private static Expected unknown() {
    return Expected.mode("OWN")
        .says("global", "DefaultOpenTelemetry")
        .warns(Said.unknown("{otel}"))
        .receives(STEP)
        .marked(HostStates.UNREADABLE);
  }

  static List<Scenario> all() {
    Launch user = Launch.of(GlobalUser.class, "");
    Expected global =
        Expected.mode("OWN_GLOBAL").says("global", "OwnOpenTelemetry").receives(EVERYTHING);
    Expected never = Expected.mode("OWN").says("global", "unset").receives(STEP);
    Expected early = Expected.mode("OWN")
        .says("global", "DefaultOpenTelemetry")
        .warns(Said.noOp(GlobalUser.class.getName() + ".askTooEarly(GlobalUser.java)"))
        .receives(STEP);
    return List.of(
        Scenario.of("1 untouched", user, global).below("1.57", unknown()),
        Scenario.of("1 untouched, global(ALWAYS)", user.ours("ALWAYS"), global),
        Scenario.of(
            "1 untouched, global(NEVER)",
            Launch.of(GlobalUser.class, "quiet").ours("NEVER"),
            never),
        Scenario.of("2 early get()", Launch.of(GlobalUser.class, "early"), early)
            .below("1.57", unknown()),
        Scenario.of(
                "2 early get(), global(NEVER)",
                Launch.of(GlobalUser.class, "early").ours("NEVER"),
                early.warns(Said.NO_OP_UNDER_NEVER))
            .below("1.57", never.says("global", "DefaultOpenTelemetry")),
        Scenario.of("17 sdk-testing on the class path", user.bringing(Part.TESTING), global)
            .below("1.57", unknown()),
        Scenario.of(
                "both claim the global, HoneyHive first",
                Launch.of(GlobalClash.class, "").alone(),
                clash())
            .below("1.57", unknown().says("global", "OpenTelemetrySdk").says("clash", "none")));
  }

  private static Expected clash() {
    return Expected.mode("OWN_GLOBAL")
        .says("global", "OwnOpenTelemetry")
        .says(
            "clash",
            "GlobalOpenTelemetry.set has already been called. GlobalOpenTelemetry.set must be called"
                + " only once before any calls to GlobalOpenTelemetry.get. If you are using the"
                + " OpenTelemetrySdk, use OpenTelemetrySdkBuilder.buildAndRegisterGlobal instead."
                + " Previous invocation set to cause of this exception.")
        .says(
            "left.by",
            "ai.honeyhive.tracer.internal.provider.GlobalClaim"
                + ".registeredByHoneyHiveUnlessGlobalIsNever")
        .receives(STEP);
  }
}
