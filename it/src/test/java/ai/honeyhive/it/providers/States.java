package ai.honeyhive.it.providers;

import ai.honeyhive.it.providers.programs.Broken;
import java.util.List;
import java.util.stream.Stream;

/** Every state, and what must be seen in it. */
final class States {
  private static final List<Scenario> ALL = Stream.of(
          OwnStates.all(),
          HostStates.all(),
          AutoconfigureStates.all(),
          LoaderStates.all(),
          AgentStates.all(),
          TracerStates.all())
      .flatMap(List::stream)
      .toList();

  private States() {}

  static List<Scenario> all() {
    return ALL;
  }

  /** A program that fails: what is asserted of every state is not true of it. */
  static Launch broken() {
    return Launch.of(Broken.class, "").alone();
  }
}
