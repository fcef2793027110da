package ai.honeyhive.it.providers;

import ai.honeyhive.it.Jvm;
import ai.honeyhive.it.providers.Launch.Agent;
import ai.honeyhive.it.providers.backend.HostBackend;
import ai.honeyhive.test.TestServer;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Runs programs in fresh JVMs, two at a time, each launch once. */
final class Runs implements AutoCloseable {
  private static final int AT_A_TIME = 2;

  /** A launch on a version. */
  private record Key(Launch launch, OtelVersion version) {}

  private final ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME);
  private final Map<Key, Future<Observed>> runs = new ConcurrentHashMap<>();
  private final Jars jars;

  Runs(Jars jars) {
    this.jars = jars;
  }

  /** Starts a launch, with and without HoneyHive, as soon as there is a place for it. */
  @SuppressWarnings("FutureReturnValueIgnored") // whoever looks at the run gets the same one
  void start(Launch launch, OtelVersion version) {
    without(launch, version);
    of(launch, version);
  }

  /** What is seen of the same program without HoneyHive. */
  Future<Observed> without(Launch launch, OtelVersion version) {
    return launch.isAlone()
        ? CompletableFuture.completedFuture(Observed.NOTHING)
        : of(launch.without(), version);
  }

  /** What is seen of a launch, once it has ended. */
  Future<Observed> of(Launch launch, OtelVersion version) {
    return runs.computeIfAbsent(
        new Key(launch, version), key -> workers.submit(() -> run(launch, version)));
  }

  private Observed run(Launch launch, OtelVersion version) throws Exception {
    try (TestServer first = TestServer.start();
        TestServer second = TestServer.start();
        HostBackend backend = new HostBackend()) {
      Map<String, String> environment = new HashMap<>();
      if (!launch.isWithout()) {
        environment.put("HH_API_KEY", first.apiKey());
        environment.put("HH_API_URL", first.uri().toString());
        environment.put("SECOND_URL", second.uri().toString());
      }
      Places places = new Places(jars, version, backend.uri().toString());
      launch.environment().forEach((key, value) -> environment.put(key, places.in(value)));
      Jvm.Ended ended = Jvm.run(
          options(launch, places),
          classPath(launch, version),
          launch.program().getName(),
          environment,
          launch.host());
      return Observed.of(ended, List.of(first, second), backend, version);
    }
  }

  private String classPath(Launch launch, OtelVersion version) {
    List<Path> entries = new ArrayList<>(OtelVersion.programs());
    entries.addAll(OtelVersion.jackson());
    if (!launch.isWithout()) {
      entries.addAll(OtelVersion.honeyHive());
    }
    if (launch.isMixed()) {
      // The API of another version comes first, as when a framework pins only that.
      entries.addAll(0, jars.other(version).orElseThrow().api());
    }
    entries.addAll(version.openTelemetry(launch.parts()));
    return OtelVersion.join(entries.stream());
  }

  private List<String> options(Launch launch, Places places) {
    List<String> options = new ArrayList<>(List.of(
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xshare:auto",
        "-Duser.language=en",
        "-Djava.util.logging.SimpleFormatter.format=%4$s %3$s %5$s%6$s%n",
        "-Dours=" + launch.ours(),
        "-Dhost.endpoint=" + places.in("{host}")));
    launch
        .properties()
        .forEach((key, value) -> options.add("-D" + places.in(key) + "=" + places.in(value)));
    if (launch.agent() != Agent.NONE) {
      options.add("-javaagent:" + jars.agent().orElseThrow());
    }
    if (launch.agent() == Agent.WITH_EXTENSION) {
      options.add("-Dotel.javaagent.extensions=" + jars.extension().orElseThrow());
    }
    return options;
  }

  /** What stands in braces in a launch, known only when it runs. */
  private record Places(Jars jars, OtelVersion version, String host) {
    String in(String text) {
      return switch (text) {
        case "{declarative}" -> DeclarativeFile.write(version, host, "").toString();
        case "{declarative with honeyhive}" ->
          DeclarativeFile.write(version, host, "honeyhive").toString();
        case "{config.file}" -> DeclarativeFile.property(version);
        default ->
          text.replace("{host}", host)
              .replace("{:}", File.pathSeparator)
              .replace("{otel}", OtelVersion.join(version.openTelemetry(Set.of()).stream()))
              .replace(
                  "{honeyhive}",
                  OtelVersion.join(Stream.concat(
                      OtelVersion.honeyHive().stream(), OtelVersion.jackson().stream())))
              .replace("{programs}", OtelVersion.join(OtelVersion.programs().stream()));
      };
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
