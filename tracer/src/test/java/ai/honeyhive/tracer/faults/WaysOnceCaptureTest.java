package ai.honeyhive.tracer.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.FaultyBackend;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.HoneyHiveTracerBuilder;
import ai.honeyhive.tracer.capture.Figures;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Something throws in each stage of a traced call, in each way to trace one: the application's code
 * runs once, with what it was called with; its caller gets what it returned or threw, itself.
 */
@ExtendWith(HoneyHiveExtension.class)
@AllowLogs(matching = "HH[12459]\\d\\d: ")
@AllowThreads(
    named = "HttpClient-.*",
    because = "on JDK 17 a client has a thread until it is collected")
@Timeout(180)
class WaysOnceCaptureTest {

  static Stream<Arguments> waysAndStages() {
    return Stream.of(Ways.values())
        .flatMap(way -> Stream.concat(
                Stream.of(Stage.recording("values", fault -> span -> {})),
                Stream.concat(HostStages.all(), SettingStages.all()))
            .map(stage -> Arguments.of(way, stage)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("waysAndStages")
  void call_inWhichSomethingThrows_runsOnceAndReturnsItsOwn(Ways way, Stage stage)
      throws Exception {
    int calls = 0;
    for (Fault fault : Fault.values()) {
      SdkTracerProviderBuilder host = stage.host().apply(fault);
      try (FaultyBackend backend = new FaultyBackend()) {
        HoneyHiveTracerBuilder builder = Application.builder(backend.uri());
        stage.setup().accept(new Stage.Setup(builder, fault));
        if (host != null) {
          builder.openTelemetry(new FaultsTest.GivenSdk(host.build()));
        }
        HoneyHiveTracer tracer = builder.build();
        for (Object value : ValueStages.hostile(fault)) {
          calls += returns(way, tracer, value) + fails(way, tracer, value, fault);
        }
        calls += comesLater(way, tracer);
        // Where nothing can arrive, it takes all of the time; what is counted, others test.
        tracer.close(Duration.ofMillis(200));
      }
    }
    Figures.held("once", calls, "calls under faults, way " + way);
  }

  private static int returns(Ways way, HoneyHiveTracer tracer, Object value) throws Exception {
    Span before = Span.current();
    Counting counting = new Counting((given, text) -> given);

    Object result = counting.traced(way, tracer).call(value, "a");

    assertThat(result == value).isTrue();
    counting.assertOnce(value, "a");
    assertThat(Span.current()).isSameAs(before);
    return 1;
  }

  private static int fails(Ways way, HoneyHiveTracer tracer, Object value, Fault fault) {
    Span before = Span.current();
    List<Throwable> throwables = List.of(
        new IOException("mine"),
        new AssertionError("mine"),
        new StackOverflowError(),
        new Silent(fault));
    for (Throwable mine : throwables) {
      Counting counting = new Counting((given, text) -> {
        if (mine instanceof Error error) {
          throw error;
        }
        throw (Exception) mine;
      });

      Throwable thrown = catchThrowable(() -> counting.traced(way, tracer).call(value, "b"));

      assertThat(thrown == mine).isTrue();
      assertThat(mine.getSuppressed()).isEmpty();
      counting.assertOnce(value, "b");
    }
    assertThat(Span.current()).isSameAs(before);
    return throwables.size();
  }

  private static int comesLater(Ways way, HoneyHiveTracer tracer) throws Exception {
    CompletableFuture<String> future = new CompletableFuture<>();
    Counting counting = new Counting((given, text) -> future);

    Object result = counting.traced(way, tracer).call(1, "c");
    future.complete("done");

    assertThat(result).isInstanceOf(CompletableFuture.class);
    assertThat(((CompletableFuture<?>) result).get()).isEqualTo("done");
    counting.assertOnce(1, "c");
    return 1;
  }

  /** Throws when it is asked what it has to say. */
  private static final class Silent extends Exception {
    private static final long serialVersionUID = 1;
    private final Fault fault;

    Silent(Fault fault) {
      this.fault = fault;
    }

    @Override
    public String getMessage() {
      throw fault.now();
    }

    @Override
    public String toString() {
      return "Silent";
    }
  }

  /** Remembers each time it was called. */
  private static final class Counting implements Ways.Call {
    private final List<Object[]> runs = new ArrayList<>();
    private final Ways.Call code;

    Counting(Ways.Call code) {
      this.code = code;
    }

    @Override
    public Object call(Object given, String text) throws Exception {
      runs.add(new Object[] {given, text});
      return code.call(given, text);
    }

    Ways.Call traced(Ways way, HoneyHiveTracer tracer) {
      Ways.Call traced = way.traced(tracer, this);
      return (given, text) -> {
        if (Figures.isSabotaged("once")) {
          traced.call(given, text);
        }
        return traced.call(given, text);
      };
    }

    void assertOnce(Object given, String text) {
      assertThat(runs.size()).isEqualTo(1);
      assertThat(runs.get(0)[0] == given).isTrue();
      assertThat(runs.get(0)[1]).isEqualTo(text);
    }
  }
}
