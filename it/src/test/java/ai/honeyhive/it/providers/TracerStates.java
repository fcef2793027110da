package ai.honeyhive.it.providers;

import ai.honeyhive.it.providers.programs.SelfChecks;
import ai.honeyhive.it.providers.programs.TwoTracers;
import ai.honeyhive.it.providers.programs.UserSdk;
import java.util.List;
import java.util.stream.Stream;

/** Several tracers, and what a tracer says of itself. */
final class TracerStates {
  private static final String DELIVERED = "SelfCheck[delivered: the server acknowledged it]";
  private static final String SELF_CHECK = "a: honeyhive.self_check [tool]";
  private static final String PENDING =
      "HH205: 1 spans were still waiting when the tracer closed. Give close(timeout) more time, or"
          + " call flush(timeout) before.";

  private TracerStates() {}

  static List<Scenario> all() {
    return Stream.of(nested(), selfChecks()).flatMap(List::stream).toList();
  }

  private static List<Scenario> nested() {
    Expected nested = Expected.mode("OWN_GLOBAL", "untouched").says("mode.b", "OWN_GLOBAL");
    Expected unknown = Expected.mode("OWN", "unknown")
        .says("mode.b", "OWN")
        .warns(Said.unknown("{otel}"))
        .receives(
            "a: outer [chain] {question=Where to?}",
            "server 2, b: inner [chain] {question=Where to?}")
        .marked(HostStates.UNREADABLE);
    return List.of(
        Scenario.of(
                "two tracers, nested, with an instrumentor they share",
                Launch.of(TwoTracers.class, "").alone(),
                nested.receives(
                    "a: outer / in outer [model] {chat_history=[{role=user, content=Where?}]}",
                    "a: outer / in outer again [model] {chat_history=[{role=user, content=Where?}]}",
                    "a: outer [chain] {question=Where to?}",
                    "a: outside [model] {chat_history=[{role=user, content=Where?}]}",
                    "server 2, b: after the first closed [model] {chat_history=[{role=user, content=Where?}]}",
                    "server 2, b: inner / in inner [model] {chat_history=[{role=user, content=Where?}]}",
                    "server 2, b: inner [chain] {question=Where to?}"))
            .below("1.57", unknown),
        Scenario.of(
                "two tracers, the second appointed main",
                Launch.of(TwoTracers.class, "").alone().ours("second.main"),
                nested.receives(
                    "a: outer / in outer [model] {chat_history=[{role=user, content=Where?}]}",
                    "a: outer / in outer again [model] {chat_history=[{role=user, content=Where?}]}",
                    "a: outer [chain] {question=Where to?}",
                    "server 2, b: after the first closed [model] {chat_history=[{role=user, content=Where?}]}",
                    "server 2, b: inner / in inner [model] {chat_history=[{role=user, content=Where?}]}",
                    "server 2, b: inner [chain] {question=Where to?}",
                    "server 2, b: outside [model] {chat_history=[{role=user, content=Where?}]}"))
            .below("1.57", unknown));
  }

  private static List<Scenario> selfChecks() {
    return List.of(
        Scenario.of(
                "self-check, and one of a server that is not there",
                Launch.of(SelfChecks.class, "").alone(),
                Expected.mode("OWN_GLOBAL", "untouched")
                    .says("check.a", DELIVERED)
                    .says(
                        "check.unreachable",
                        "SelfCheck[not delivered: there was no answer within 1000 ms]")
                    .warns(PENDING)
                    .receives(SELF_CHECK))
            .below(
                "1.57",
                Expected.mode("OWN", "unknown")
                    .says("check.a", DELIVERED)
                    .warns(Said.unknown("{otel}"), PENDING)
                    .receives(SELF_CHECK)
                    .marked(HostStates.UNREADABLE)),
        Scenario.of(
            "self-check beside a host's SDK",
            Launch.of(UserSdk.class, "").ours("given processor check"),
            HostStates.routed()
                .says("check", DELIVERED)
                .hostAlsoGets("GET /plan / plan", "honeyhive.self_check")
                .receives(Stream.concat(Stream.of(HostStates.GENAI), Stream.of(SELF_CHECK))
                    .sorted()
                    .toArray(String[]::new))));
  }
}
