package ai.honeyhive.it.realapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.it.realapi.Backend.Which;
import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.FlushResult;
import ai.honeyhive.tracer.HoneyHiveTracer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which backends the end-to-end tests run against, and that no key is ever shown. */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(named = "Keep-Alive-.*", because = "the JDK keeps them for a while")
class BackendTest {
  private static final String KEY = "hh_dp_0123456789abcdef";
  private static final Map<String, String> WITH_KEY = Map.of("HH_API_KEY", KEY);

  private static Properties properties(String... namesAndValues) {
    Properties properties = new Properties();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
    }
    return properties;
  }

  @Test
  void wanted_withoutTheProfile_isOurServerAlone() {
    assertThat(Backend.wanted(properties(), WITH_KEY)).containsExactly(Which.OUR_SERVER);
    assertThat(Backend.wanted(properties("real.api", "false"), WITH_KEY))
        .containsExactly(Which.OUR_SERVER);
  }

  @Test
  void wanted_inTheProfile_isHoneyHiveToo() {
    assertThat(Backend.wanted(properties("real.api", "true"), WITH_KEY))
        .containsExactly(Which.OUR_SERVER, Which.HONEYHIVE);
  }

  @Test
  void wanted_inTheProfileButSkipped_isOurServerAlone() {
    assertThat(Backend.wanted(properties("real.api", "true", "skipRealApi", ""), Map.of()))
        .containsExactly(Which.OUR_SERVER);
  }

  @Test
  void wanted_inTheProfileWithoutKey_failsAndSaysWhatToSet() {
    Properties profile = properties("real.api", "true");
    for (Map<String, String> none : List.of(Map.<String, String>of(), Map.of("HH_API_KEY", " "))) {
      assertThatThrownBy(() -> Backend.wanted(profile, none))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("set HH_API_KEY")
          .hasMessageContaining("-DskipRealApi");
    }
  }

  @Test
  void honeyHive_isWhereTheVariableSays() {
    assertThat(Backend.honeyHive(WITH_KEY)).hasToString("https://api.honeyhive.ai");
    assertThat(Backend.honeyHive(
            Map.of("HH_API_KEY", KEY, "HH_API_URL", "https://api.dp1.us.honeyhive.ai")))
        .hasToString("https://api.dp1.us.honeyhive.ai");
  }

  @Test
  @AllowLogs(matching = "HH[23]")
  void key_whenEverythingFails_isShownNowhere(TestServer server) {
    List<String> shown = new CopyOnWriteArrayList<>();
    Handler handler = recording(shown);
    Logger root = Logger.getLogger("");
    Level level = Logger.getLogger("ai.honeyhive").getLevel();
    Logger.getLogger("ai.honeyhive").setLevel(Level.ALL);
    root.addHandler(handler);
    try {
      // A key that the server does not know, and a server that is not there.
      for (URI uri : List.of(server.uri(), URI.create("http://127.0.0.1:9"))) {
        fail(Backend.of(uri, KEY, Duration.ofMillis(50)), shown);
      }
    } finally {
      root.removeHandler(handler);
      Logger.getLogger("ai.honeyhive").setLevel(level);
    }
    assertThat(shown).hasSizeGreaterThan(10).noneMatch(text -> text.contains(KEY));
  }

  private static void fail(Backend backend, List<String> shown) {
    shown.add(backend.toString());
    try (HoneyHiveTracer tracer = backend.tracer().build()) {
      TravelProgram.run(tracer, "m");
      FlushResult flushed = tracer.flush(Duration.ofMillis(500));
      assertThat(flushed.delivered()).isZero();
      shown.addAll(
          List.of(flushed.toString(), tracer.toString(), tracer.status().toString()));
      shown.add(tracer.status().warnings().toString());
    }
    assertThatThrownBy(
            () -> backend.awaitSession("6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11", all -> false))
        .satisfies(failure -> shown.add(stackTrace(failure)));
  }

  private static String stackTrace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static Handler recording(List<String> texts) {
    SimpleFormatter format = new SimpleFormatter();
    Handler handler = new Handler() {
      @Override
      public void publish(LogRecord record) {
        texts.add(format.format(record));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
    handler.setLevel(Level.ALL);
    return handler;
  }
}
