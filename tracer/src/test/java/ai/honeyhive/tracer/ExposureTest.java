package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.config.GlobalRegistration;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What JMX and OpenTelemetry's metrics show of a tracer, against what it says itself. */
@ExtendWith(HoneyHiveExtension.class)
@Timeout(30)
class ExposureTest {
  private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();
  private static final Duration LONG = Duration.ofSeconds(10);

  private static HoneyHiveTracerBuilder builder(TestServer server) {
    return HoneyHiveTracer.builder()
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .global(GlobalRegistration.NEVER);
  }

  private static Set<ObjectName> beans() {
    try {
      return BEANS.queryNames(new ObjectName("ai.honeyhive:type=Tracer,*"), null);
    } catch (javax.management.JMException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time is over").isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static ObjectName awaitBean() {
    await(() -> beans().size() == 1);
    return beans().iterator().next();
  }

  @Test
  void jmx_open_showsWhatTheStatusSays(TestServer server) throws Exception {
    try (HoneyHiveTracer tracer = builder(server).jmx(true).build()) {
      ObjectName bean = awaitBean();
      tracer.run("one", span -> {});
      tracer.run("two", span -> {});
      TracedSpan live = tracer.startSpan("live");
      tracer.flush(LONG);

      assertThat(BEANS.getAttribute(bean, "Started")).isEqualTo(3L);
      assertThat(BEANS.getAttribute(bean, "Live")).isEqualTo(1L);
      assertThat(BEANS.getAttribute(bean, "Delivered")).isEqualTo(2L);
      assertThat(BEANS.getAttribute(bean, "Pending")).isEqualTo(0L);
      assertThat(BEANS.getAttribute(bean, "SessionId")).isEqualTo(tracer.sessionId());
      assertThat(BEANS.getAttribute(bean, "Server")).isEqualTo(server.uri().toString());
      // Each attribute can be read: what a console does.
      for (var attribute : BEANS.getMBeanInfo(bean).getAttributes()) {
        assertThat(BEANS.getAttribute(bean, attribute.getName()))
            .as(attribute.getName())
            .satisfiesAnyOf(
                value -> assertThat(value).isNotNull(),
                value -> assertThat(attribute.getName()).isEqualTo("LastError"));
      }
      live.close();
      tracer.close();
      server.awaitEvents(3);
    }
    assertThat(beans()).isEmpty();
  }

  @Test
  void jmx_notAskedFor_registersNothing(TestServer server) {
    try (HoneyHiveTracer tracer = builder(server).build()) {
      tracer.run("one", span -> {});
      server.awaitEvent("one");
      assertThat(beans()).isEmpty();
    }
  }

  @Test
  void jmx_forgottenTracer_isShownNoMore(TestServer server) {
    // So that the forgotten one is not the main one, which may be kept.
    try (HoneyHiveTracer main = builder(server).main(true).build()) {
      builder(server).jmx(true).build();

      await(() -> {
        System.gc();
        return threads() == 0 && beans().isEmpty();
      });
      assertThat(main.status().started()).isZero();
    }
  }

  @Test
  void jmx_closedAtOnce_leavesNothing(TestServer server) {
    for (int i = 0; i < 200; i++) {
      builder(server).jmx(true).build().close();
    }
    await(() -> beans().isEmpty() && threads() == 0);
    assertThat(beans()).isEmpty();
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("honeyhive-health"))
        .count();
  }

  @Test
  @AllowLogs(matching = "HH201|HH301")
  void metrics_collected_showWhatTheStatusSays(TestServer server) {
    Reader reader = new Reader();
    try (SdkMeterProvider meters =
            SdkMeterProvider.builder().registerMetricReader(reader).build();
        HoneyHiveTracer first = builder(server).meterProvider(meters).build();
        HoneyHiveTracer second =
            builder(server).meterProvider(meters).apiKey("hh_wrong").build()) {
      String capacity = "otel.sdk.processor.span.queue.capacity";
      await(() -> reader.read().getOrDefault(capacity, 0L) == 2 * 8192);
      first.run("one", span -> {});
      TracedSpan live = first.startSpan("live");
      second.run("refused", span -> {});
      first.flush(LONG);
      second.flush(LONG);

      Map<String, Long> read = reader.read();

      assertThat(read)
          .containsEntry("otel.sdk.span.started RECORD_AND_SAMPLE", 3L)
          .containsEntry("otel.sdk.span.live RECORD_AND_SAMPLE", 1L)
          .containsEntry("otel.sdk.exporter.span.exported", 1L)
          .containsEntry("otel.sdk.exporter.span.exported rejected", 1L)
          .containsEntry("otel.sdk.exporter.span.exported unconfirmed", 0L)
          .containsEntry("otel.sdk.exporter.span.exported expired", 0L)
          .containsEntry("otel.sdk.processor.span.processed queue_full", 0L)
          .containsKeys(
              "otel.sdk.processor.span.queue.size",
              "honeyhive.exporter.span.spilled",
              "honeyhive.exporter.span.recovered",
              "honeyhive.exporter.queue.bytes",
              "honeyhive.exporter.request.inflight",
              "honeyhive.exporter.paused");
      live.close();
      first.close();
      second.close();
      assertThat(reader.read()).isEmpty();
      server.awaitEvents(2);
    }
  }

  @Test
  @AllowLogs(matching = "HH901: Showing the counts as metrics failed")
  void metrics_providerThatThrows_isSaidAndNothingElse(TestServer server) {
    MeterProvider broken = name -> {
      throw new NoClassDefFoundError("meters");
    };
    try (HoneyHiveTracer tracer = builder(server).meterProvider(broken).build()) {
      assertThat(tracer.<String, RuntimeException>trace("one", span -> "result"))
          .isEqualTo("result");
      server.awaitEvent("one");
      await(() -> tracer.status().warnings().contains("HH901"));
    }
  }

  /** Reads when asked; of each metric and its state the sum over the tracers. */
  private static final class Reader implements MetricReader {
    private volatile CollectionRegistration metrics = CollectionRegistration.noop();

    Map<String, Long> read() {
      Map<String, Long> sums = new TreeMap<>();
      for (MetricData metric : metrics.collectAllMetrics()) {
        for (LongPointData point : metric.getLongSumData().getPoints()) {
          assertThat(point.getAttributes().asMap().toString())
              .contains("otel.component.type=honeyhive", "otel.component.name=honeyhive/");
          StringBuilder name = new StringBuilder(metric.getName());
          point.getAttributes().forEach((key, value) -> {
            if (!key.getKey().startsWith("otel.component.")) {
              name.append(' ').append(value);
            }
          });
          sums.merge(name.toString(), point.getValue(), Long::sum);
        }
      }
      return sums;
    }

    @Override
    public void register(CollectionRegistration registration) {
      metrics = registration;
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType type) {
      return AggregationTemporality.CUMULATIVE;
    }

    @Override
    public io.opentelemetry.sdk.common.CompletableResultCode forceFlush() {
      return io.opentelemetry.sdk.common.CompletableResultCode.ofSuccess();
    }

    @Override
    public io.opentelemetry.sdk.common.CompletableResultCode shutdown() {
      return io.opentelemetry.sdk.common.CompletableResultCode.ofSuccess();
    }
  }
}
