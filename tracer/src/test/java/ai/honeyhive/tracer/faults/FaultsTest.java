package ai.honeyhive.tracer.faults;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.FaultyBackend;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.HoneyHiveTracerBuilder;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Something throws in each stage that a span passes, where an application's code can make it throw:
 * the traced code runs once, what it returns and throws stays the same, and one warning says so.
 */
@ExtendWith(HoneyHiveExtension.class)
@AllowLogs(matching = "HH[1249]\\d\\d: ")
@AllowThreads(
    named = "HttpClient-.*",
    because = "on JDK 17 a client has a thread until it is collected")
@Timeout(120)
class FaultsTest {
  static Stream<Stage> stages() {
    return Stream.of(HostStages.all(), ValueStages.all(), SettingStages.all())
        .flatMap(stages -> stages);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stages")
  void stage_throws_onlyTheTracingSuffers(Stage stage) throws Exception {
    for (Fault fault : Fault.values()) {
      check(stage, fault);
    }
  }

  private static void check(Stage stage, Fault fault) throws Exception {
    SdkTracerProviderBuilder host = stage.host().apply(fault);
    try (Warnings warnings = new Warnings(null);
        FaultyBackend backend = new FaultyBackend()) {
      HoneyHiveTracerBuilder builder = Application.builder(backend.uri());
      stage.setup().accept(new Stage.Setup(builder, fault));
      if (host != null) {
        builder.openTelemetry(new GivenSdk(host.build()));
      }
      HoneyHiveTracer tracer = builder.build();

      Application.use(tracer, stage.recording().apply(fault), Duration.ofSeconds(1));

      Application.close(tracer, Duration.ofSeconds(2));
      assertThat(warnings.ofEachKind())
          .as("%s %s: %s", stage, fault, warnings.said())
          .isTrue();
      // What is about the process, as HH104, is said once in it, but known of each tracer.
      assertThat(tracer.status().warnings())
          .as("%s %s: %s", stage, fault, tracer.status())
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void logging_throws_nothingElseSuffers(Fault fault) throws Exception {
    try (Warnings warnings = new Warnings(fault);
        FaultyBackend backend = new FaultyBackend()) {
      backend.then(401, 401);
      HoneyHiveTracer tracer = Application.builder(backend.uri()).build();

      Application.use(tracer, span -> span.input("bean", new ValueStages.Bean(Fault.RUNTIME)));

      Application.close(tracer);
      assertThat(tracer.status().warnings()).contains("HH401");
      assertThat(warnings.ofEachKind()).isTrue();
      HoneyHiveTracer withoutKey =
          HoneyHiveTracer.builder().serverUrl("http://a.example").build();
      Application.use(withoutKey, span -> {});
    }
  }

  /** The application's SDK, as it hands it over. */
  record GivenSdk(SdkTracerProvider provider) implements io.opentelemetry.api.OpenTelemetry {
    @Override
    public io.opentelemetry.api.trace.TracerProvider getTracerProvider() {
      return provider;
    }

    @Override
    public io.opentelemetry.context.propagation.ContextPropagators getPropagators() {
      return io.opentelemetry.context.propagation.ContextPropagators.noop();
    }
  }
}
