package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.config.GlobalRegistration;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each class of others that the tracer uses cannot be found in turn, as on a class path of mixed
 * versions: the application notices nothing.
 */
@ExtendWith(HoneyHiveExtension.class)
@AllowLogs(matching = "HH\\d\\d\\d: ")
@Timeout(120)
@AllowThreads(
    named = "HttpClient-.*",
    because = "on JDK 17 a client has a thread until it is collected")
class MissingClassesTest {

  @Test
  void missing_classOfAnother_theApplicationNoticesNothing() throws Exception {
    Set<String> used = new TreeSet<>();
    try (FaultyBackend backend = new FaultyBackend()) {
      assertThat(run("nothing", backend.uri(), used)).isEmpty();
      used.removeIf(MissingClassesTest::isNeededToCallUs);
      assertThat(used).contains("io.opentelemetry.sdk.trace.SdkTracerProvider");
      for (String missing : used) {
        assertThat(run(missing, backend.uri(), new TreeSet<>())).as(missing).isEmpty();
      }
    }
  }

  /** What is in the signatures by which an application, or the SDK, calls us. */
  private static boolean isNeededToCallUs(String name) {
    return name.startsWith("io.opentelemetry.api.")
        || name.startsWith("io.opentelemetry.context.")
        || name.startsWith("io.opentelemetry.sdk.trace.Read")
        || name.startsWith("ai.honeyhive.client.settings.")
        || name.equals("ai.honeyhive.client.model.EventType");
  }

  private static URL location(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  private static String run(String missing, URI server, Set<String> used) throws Exception {
    URL[] path = {location(HoneyHiveTracer.class), location(MissingClassesTest.class)};
    try (Incomplete loader = new Incomplete(path, missing, used)) {
      Object application = loader
          .loadClass(Application.class.getName())
          .getDeclaredConstructor(URI.class)
          .newInstance(server);
      return ((Callable<?>) application).call().toString();
    }
  }

  /** Loads the tracer anew; one class that it uses cannot be found. */
  private static final class Incomplete extends URLClassLoader {
    private final String missing;
    private final Set<String> used;

    Incomplete(URL[] path, String missing, Set<String> used) {
      super(path, MissingClassesTest.class.getClassLoader());
      this.missing = missing;
      this.used = used;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals(missing)) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("ai.honeyhive.tracer.")) {
        if (!name.startsWith("java")) {
          used.add(name);
        }
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }

  /** An application; what it notices is its result. */
  public static final class Application implements Callable<String> {
    private final URI server;
    private int runs;

    /** Makes one. */
    public Application(URI server) {
      this.server = server;
    }

    @Override
    public String call() {
      try {
        return use(HoneyHiveTracer.builder()
            .apiKey("hh_key")
            .serverUrl(server)
            .global(GlobalRegistration.NEVER)
            .build());
      } catch (RuntimeException | Error e) {
        return e + " at " + List.of(e.getStackTrace());
      }
    }

    private String use(HoneyHiveTracer tracer) {
      String result = tracer.<String, RuntimeException>trace("returns", span -> {
        runs++;
        span.input("map", Map.of("a", 1));
        return "result";
      });
      IOException mine = new IOException("mine");
      Throwable thrown = null;
      try {
        tracer.<String, IOException>trace("throws", span -> {
          runs++;
          throw mine;
        });
      } catch (IOException e) {
        thrown = e;
      }
      tracer
          .openTelemetry()
          .getTracer("instrumentor")
          .spanBuilder("call")
          .startSpan()
          .end();
      tracer.flush(Duration.ofMillis(200));
      String status = tracer.status().toString();
      tracer.selfCheck(Duration.ofMillis(100));
      FlushResult end = tracer.close(Duration.ofMillis(200));
      return result.equals("result")
              && thrown == mine
              && runs == 2
              && !end.toString().isEmpty()
              && status.contains("spans: started")
          ? ""
          : "wrong: " + result + " " + thrown + " " + runs;
    }
  }
}
