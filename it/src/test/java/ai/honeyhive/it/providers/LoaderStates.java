package ai.honeyhive.it.providers;

import ai.honeyhive.it.providers.programs.GlobalUser;
import ai.honeyhive.it.providers.programs.OtherLoader;
import ai.honeyhive.it.providers.programs.TwoCopies;
import java.util.List;

/** Several class loaders, or several versions. */
final class LoaderStates {
  private static final String TWO_COPIES =
      "HH111: This SDK is loaded twice: in class loader 'application.class.path' ({tracer}) and in"
          + " class loader 'application.class.path' ({tracer}). Load honeyhive-tracer once, from a"
          + " class loader that both can see.";
  private static final String[] STEPS = {
    "a: step of a [chain] {question=Where to?}",
    "b: step of b [chain] {question=Where to?}",
    "c: step of c [chain] {question=Where to?}"
  };

  private LoaderStates() {}

  private static String otherLoader() {
    return "HH110: The application has an OpenTelemetry of its own: it is in class loader"
        + " 'application.class.path' ({api}), the tracer's in class loader 'app' ({api}). Load"
        + " opentelemetry-api once, from a class loader that both can see; until then neither sees the"
        + " spans of the other.";
  }

  private static String mixed(String api, String sdk) {
    return "HH109: The parts of OpenTelemetry are of different versions: api " + api
        + ", context " + api + ", sdk-common " + sdk + ", sdk-trace " + sdk
        + ". Bring all of io.opentelemetry to one version with opentelemetry-bom.";
  }

  static List<Scenario> all() {
    return List.of(
        Scenario.of(
                "14 another class loader's OpenTelemetry",
                Launch.of(OtherLoader.class, "")
                    .property("application.class.path", "{programs}{:}{otel}"),
                Expected.mode("OWN_GLOBAL", "untouched")
                    .warns(otherLoader())
                    .receives(
                        "a: plan / chat inside [model] {chat_history=[{role=user, content=Where?}]}",
                        "a: plan [chain] {question=Where to?}"))
            .below(
                "1.57",
                Expected.mode("OWN", "unknown")
                    .warns(otherLoader(), Said.unknown("{otel}"))
                    .receives("a: plan [chain] {question=Where to?}")
                    .marked(HostStates.UNREADABLE)),
        Scenario.of(
                "15 two copies of HoneyHive",
                Launch.of(TwoCopies.class, "")
                    .alone()
                    .property("application.class.path", "{programs}{:}{honeyhive}{:}{otel}"),
                Expected.mode("OWN_GLOBAL", "untouched").warns(TWO_COPIES).receives(STEPS))
            .below(
                "1.57",
                Expected.mode("OWN", "unknown")
                    .warns(Said.unknown("{otel}"), TWO_COPIES, Said.unknown("{otel}"))
                    .receives(STEPS)
                    .marked(HostStates.UNREADABLE)),
        Scenario.of(
                "16 an older API beside a newer SDK",
                Launch.of(GlobalUser.class, "").mixed(),
                Expected.mode("OWN", "unknown")
                    .warns(
                        mixed("1.49.0", "{otel}"),
                        Said.unknown("1.49.0"),
                        "HH901: Starting a span failed (NoSuchMethodError:"
                            + " 'io.opentelemetry.api.trace.TraceFlagsBuilder"
                            + " io.opentelemetry.api.trace.TraceFlags.builder()'). Tracing went on"
                            + " without it; please report it with the cause."))
            .below(
                "1.50",
                Expected.mode("OWN_GLOBAL", "untouched")
                    .warns(mixed("1.67.0", "{otel}"))
                    .receives(OwnStates.EVERYTHING_WITH_MESSAGES)
                    .marked("here the API is the newer one"))
            .below(
                "1.60",
                Expected.mode("OWN", "unknown")
                    .warns(mixed("1.49.0", "{otel}"), Said.unknown("1.49.0"))
                    .receives("a: plan [chain] {question=Where to?}")
                    .marked("the SDK asks nothing of the API that 1.49 has not")));
  }
}
