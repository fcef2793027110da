package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.config.GlobalRegistration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a tracer says of itself. */
@ExtendWith(HoneyHiveExtension.class)
class StatusTest {
  private static HoneyHiveTracerBuilder builder(TestServer server) {
    return HoneyHiveTracer.builder().apiKey(server.apiKey()).serverUrl(server.uri());
  }

  @Test
  void selfCheck_arrives_inEveryMode(TestServer server) {
    try (HostSdk host = new HostSdk(HoneyHive.spanProcessor());
        HoneyHiveTracer routed = builder(server).openTelemetry(host).build();
        HoneyHiveTracer own = builder(server).build()) {
      assertThat(routed.selfCheck(Duration.ofSeconds(10)).isDelivered()).isTrue();
      SelfCheck check = own.selfCheck(Duration.ofSeconds(10));
      assertThat(check.isDelivered()).as(check.toString()).isTrue();
      assertThat(server.awaitEvents(2))
          .extracting(Event::eventName)
          .containsOnly("honeyhive.self_check");
    }
  }

  @Test
  @AllowLogs(matching = "HH201|HH301")
  void selfCheck_wrongKey_saysWhatTheServerAnswered(TestServer server) {
    try (HoneyHiveTracer tracer =
        HoneyHiveTracer.builder().apiKey("hh_wrong").serverUrl(server.uri()).build()) {
      SelfCheck check = tracer.selfCheck(Duration.ofSeconds(10));
      assertThat(check.isDelivered()).isFalse();
      assertThat(check.detail()).contains("HTTP 401");
    }
  }

  @Test
  void selfCheck_closed_saysSo(TestServer server) {
    HoneyHiveTracer tracer = builder(server).global(GlobalRegistration.NEVER).build();
    tracer.close();
    assertThat(tracer.selfCheck(Duration.ofSeconds(10)))
        .hasToString("SelfCheck[not delivered: the tracer is closed]");
  }

  @Test
  void strict_withoutKey_throwsTheWarning() {
    assertThatThrownBy(() -> new HoneyHiveTracerBuilder(Map.of()).strict(true).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("HH101: There is no API key for https://api.dp1.us.honeyhive.ai, so nothing is"
            + " traced. Set HH_API_KEY, or apiKey(...) on the builder.");
  }

  @Test
  void status_readsAsAUserWould(TestServer server) {
    try (HoneyHiveTracer tracer =
        builder(server).global(GlobalRegistration.ALWAYS).build()) {
      tracer.run("agent", agent -> agent.input("question", "Where?"));
      tracer.close();
      server.awaitEvent("agent");
      assertThat(tracer.status().toString())
          .startsWith("HoneyHive tracer: OWN_GLOBAL")
          .contains("found: ", "warnings: none")
          .contains("spans: started 1 = ended 1 + live 0")
          .contains("ended: delivered 1 + rejected 0 + unconfirmed 0 + dropped 0 + spilled 0"
              + " + pending 0; unsampled 0, recovered 0")
          .contains(
              "profile: STANDARD", "delivery: 0 spans and 0 bytes wait, 0 requests under way");
    }
  }

  @Test
  @AllowLogs(matching = "HH103")
  void warning_ofTheProcess_isSaidOnceForAllTracers(TestServer server) {
    try (HostSdk host = new HostSdk();
        HoneyHiveTracer first = builder(server).openTelemetry(host).build();
        HoneyHiveTracer second = builder(server).openTelemetry(host).build();
        LogCount logs = new LogCount()) {
      first.run("one", span -> {});
      second.run("two", span -> {});
      server.awaitEvents(2);
      assertThat(first.status().warnings()).containsExactly("HH103");
      assertThat(second.status().warnings()).containsExactly("HH103");
      assertThat(logs.warnings).hasSize(1);
    }
  }

  private static final class LogCount extends Handler implements AutoCloseable {
    private final List<LogRecord> warnings = new ArrayList<>();

    LogCount() {
      Logger.getLogger("ai.honeyhive.tracer").addHandler(this);
    }

    @Override
    public void publish(LogRecord record) {
      if (record.getLevel() == Level.WARNING) {
        warnings.add(record);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      Logger.getLogger("ai.honeyhive.tracer").removeHandler(this);
    }
  }
}
