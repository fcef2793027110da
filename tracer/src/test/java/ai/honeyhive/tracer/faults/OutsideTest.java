package ai.honeyhive.tracer.faults;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.FaultyBackend;
import ai.honeyhive.tracer.FlushResult;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.config.DeliveryConfig;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the process depends on fails: its disk, the start of its session. One warning says so. */
@ExtendWith(HoneyHiveExtension.class)
@AllowLogs(matching = "HH(202|205|207|208|301): ")
@AllowThreads(
    named = "HttpClient-.*",
    because = "on JDK 17 a client has a thread until it is collected")
@Timeout(120)
class OutsideTest {
  private static final int SPANS = 3;

  @TempDir
  private Path root;

  /** Takes no spans, and asks for so long a pause that nobody waits for it in memory. */
  static FaultyBackend busy() throws IOException {
    FaultyBackend backend = new FaultyBackend();
    for (int i = 0; i < 100; i++) {
      backend.then(OutsideTest::later);
    }
    return backend;
  }

  private static void later(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Retry-After", "60");
    exchange.sendResponseHeaders(503, -1);
  }

  private static HoneyHiveTracer spilling(FaultyBackend backend, Path directory) {
    return Application.builder(backend.uri())
        .delivery(DeliveryConfig.builder().spill(directory).build())
        .build();
  }

  private static void assertUnusable(FaultyBackend backend, Path directory) {
    try (Warnings warnings = new Warnings(null)) {
      HoneyHiveTracer tracer = spilling(backend, directory);

      Application.use(tracer, span -> {});

      FlushResult result = Application.close(tracer);
      assertThat(result.spilled()).isZero();
      assertThat(result.dropped()).isEqualTo(SPANS);
      assertThat(warnings.of("HH207")).hasSize(1).allMatch(said -> said.contains("" + directory));
      assertThat(warnings.ofEachKind()).as("%s", warnings.said()).isTrue();
    }
  }

  @Test
  void spill_toAFile_isSaidOnceAndSpansAreCounted() throws Exception {
    try (FaultyBackend backend = busy()) {
      assertUnusable(backend, Files.createFile(root.resolve("file")));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void spill_whereNothingCanBeWritten_isSaidOnceAndSpansAreCounted() throws Exception {
    try (FaultyBackend backend = busy()) {
      // Also for the superuser, whom permissions do not stop.
      assertUnusable(backend, Path.of("/proc/honeyhive"));
    }
  }

  @Test
  void spill_directoryGone_isSaidOnceAndSpansAreCounted() throws Exception {
    try (Warnings warnings = new Warnings(null);
        FaultyBackend backend = busy()) {
      Path directory = root.resolve("spill");
      HoneyHiveTracer tracer = spilling(backend, directory);
      Application.use(tracer, span -> {});
      assertThat(tracer.status().spilled()).isEqualTo(SPANS);
      remove(directory);

      Application.use(tracer, span -> {});

      FlushResult result = Application.close(tracer);
      assertThat(result.delivered()).as("%s", result).isZero();
      // The first three are lost too, which is known once somebody has looked for them.
      assertThat(result.dropped() + result.spilled()).as("%s", result).isEqualTo(2L * SPANS);
      assertThat(result.dropped()).isGreaterThanOrEqualTo(SPANS);
      assertThat(warnings.of("HH207")).hasSize(1).allMatch(said -> said.contains("" + directory));
      assertThat(warnings.ofEachKind()).as("%s", warnings.said()).isTrue();
    }
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.delete(file);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 500})
  void sessionStart_refused_isSaidOnceAndSpansArrive(int status) throws Exception {
    try (Warnings warnings = new Warnings(null);
        FaultyBackend backend =
            new FaultyBackend().sessions(exchange -> exchange.sendResponseHeaders(status, -1))) {
      HoneyHiveTracer tracer = Application.builder(backend.uri()).build();

      Application.use(tracer, span -> {});

      assertThat(Application.close(tracer).delivered()).isEqualTo(SPANS);
      assertThat(warnings.said()).hasSize(1).allMatch(said -> said.startsWith("HH301"));
    }
  }

  @Test
  void sessionStart_hangs_spansArrive() throws Exception {
    try (Warnings warnings = new Warnings(null);
        FaultyBackend backend = new FaultyBackend()) {
      backend.sessions(backend.hang());
      HoneyHiveTracer tracer = Application.builder(backend.uri()).build();

      Application.use(tracer, span -> {});

      assertThat(tracer.status().delivered()).isEqualTo(SPANS);
      assertThat(tracer.close(Duration.ofMillis(100)).delivered()).isEqualTo(SPANS);
      assertThat(warnings.said()).isEqualTo(List.of());
    }
  }
}
