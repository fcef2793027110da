package ai.honeyhive.it.providers;

import ai.honeyhive.it.providers.OtelVersion.Part;
import ai.honeyhive.it.providers.programs.GlobalUser;
import java.util.List;

/** OpenTelemetry's autoconfigure builds the SDK, from properties, the environment or a file. */
final class AutoconfigureStates {
  private static final String STEP = "a: plan [chain] {question=Where to?}";
  /** The line that makes the tracer: it is what makes autoconfigure build the SDK. */
  private static final String BELOW_THE_REQUEST = "GET /plan / plan";

  private AutoconfigureStates() {}

  /** Autoconfigure is on the class path, and exports to the host's backend. */
  private static Launch configured(String host) {
    return Launch.of(GlobalUser.class, host)
        .bringing(Part.AUTOCONFIGURE)
        .property("otel.exporter.otlp.endpoint", "{host}")
        .property("otel.exporter.otlp.protocol", "http/protobuf")
        .property("otel.metrics.exporter", "none")
        .property("otel.logs.exporter", "none")
        .property("otel.service.name", "acme-planner");
  }

  private static Launch enabled(String host) {
    return configured(host).property("otel.java.global-autoconfigure.enabled", "true");
  }

  private static Launch declarative(String file) {
    return Launch.of(GlobalUser.class, "")
        .bringing(Part.AUTOCONFIGURE, Part.DECLARATIVE)
        .property("otel.java.global-autoconfigure.enabled", "true")
        .property("{config.file}", file);
  }

  static List<Scenario> all() {
    Expected routed =
        Expected.mode("ROUTED", "live").receives(HostStates.GENAI).hostAlsoGets(BELOW_THE_REQUEST);
    Expected tapped =
        Expected.mode("TAP", "live").warns(Said.TAP).receives(STEP).hostAlsoGets(BELOW_THE_REQUEST);
    Expected unused = Expected.mode("OWN", "untouched").receives(STEP);
    return List.of(
        Scenario.of("3 autoconfigure enabled by a property", enabled(""), routed),
        Scenario.of(
            "3 autoconfigure enabled in the environment",
            configured("").variable("OTEL_JAVA_GLOBAL_AUTOCONFIGURE_ENABLED", "true"),
            routed),
        Scenario.of("3 autoconfigure enabled and used before", enabled("early"), routed),
        Scenario.of(
            "3 autoconfigure enabled, global(NEVER)",
            enabled("").ours("NEVER"),
            HostStates.beside("OWN", "autoconfigure-ready", HostStates.GENAI)),
        Scenario.of("autoconfigure on the class path, not enabled", configured(""), unused)
            .below(
                "1.57",
                unused
                    .says("state.a", "unknown")
                    .warns(Said.unknown("{otel}"))
                    .marked(HostStates.UNREADABLE)),
        Scenario.of(
                "6 OTEL_SDK_DISABLED with autoconfigure",
                enabled("").variable("OTEL_SDK_DISABLED", "true"),
                Expected.mode("OWN", "no-op").warns(Said.NO_OP).receives(STEP))
            .below("1.67", tapped.hostAlsoGets().marked("an SDK that records nothing looks live")),
        Scenario.of(
            "autoconfigure enabled and never used, global(NEVER)",
            enabled("quiet").ours("NEVER"),
            Expected.mode("OWN", "autoconfigure-ready").says("global", "unset").receives(STEP)),
        Scenario.of(
                "autoconfigure on the class path, not enabled, never used",
                configured("quiet"),
                unused.says("global", "unset"))
            .below(
                "1.57",
                unused
                    .says("state.a", "unknown")
                    .says("global", "unset")
                    .warns(Said.unknown("{otel}"))
                    .marked(HostStates.UNREADABLE)),
        Scenario.of("13 declarative file", declarative("{declarative}"), tapped),
        Scenario.of(
            "13 declarative file with HoneyHive's processor",
            declarative("{declarative with honeyhive}"),
            routed));
  }
}
