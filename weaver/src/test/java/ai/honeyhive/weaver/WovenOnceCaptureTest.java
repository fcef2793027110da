package ai.honeyhive.weaver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.HoneyHiveTracerBuilder;
import ai.honeyhive.tracer.config.Capture;
import ai.honeyhive.tracer.config.GlobalRegistration;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A woven method's own code runs once, whatever throws around it. */
@ExtendWith(HoneyHiveExtension.class)
@AllowLogs(matching = "HH[1249]\\d\\d: ")
class WovenOnceCaptureTest {
  /** Where something throws. */
  enum Place {
    VALUES,
    START_OF_A_SPAN,
    END_OF_A_SPAN
  }

  static Stream<Arguments> faults() {
    List<Supplier<Throwable>> faults = List.of(
        () -> new IllegalStateException("injected"),
        () -> new NoClassDefFoundError("injected"),
        () -> new OutOfMemoryError("injected"),
        () -> new StackOverflowError("injected"),
        () -> new AssertionError("injected"));
    return faults.stream()
        .flatMap(fault -> Stream.of(Place.values())
            .map(place -> Arguments.of(place, fault.get().getClass().getSimpleName(), fault)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("faults")
  void wovenMethod_aroundWhichSomethingThrows_runsOnce(
      Place place,
      String name,
      Supplier<Throwable> fault,
      TestServer server,
      @TempDir Path directory)
      throws Exception {
    try (WovenClasses classes = WovenClasses.weave(directory, 0, new ArrayList<>());
        HoneyHiveTracer tracer = tracer(server, place, fault)) {
      for (Object value : List.of("plain", new Bean(fault), new BrokenMap(fault))) {
        returns(classes, value);
        fails(classes, value, new IllegalArgumentException("mine"), null);
        fails(classes, value, null, new AssertionError("mine"));
        fails(classes, value, new Silent(fault), null);
      }
      tracer.flush(Duration.ofSeconds(5));
      server.events();
    }
    Figures.held("once", 15, "calls under faults, woven");
  }

  private static HoneyHiveTracer tracer(TestServer server, Place place, Supplier<Throwable> fault) {
    HoneyHiveTracerBuilder builder = HoneyHiveTracer.builder()
        .global(GlobalRegistration.NEVER)
        .capture(Capture.ALL)
        .apiKey(server.apiKey())
        .serverUrl(server.uri());
    if (place != Place.VALUES) {
      builder.openTelemetry(OpenTelemetrySdk.builder()
          .setTracerProvider(SdkTracerProvider.builder()
              .addSpanProcessor(new Broken(place == Place.START_OF_A_SPAN, fault))
              .build())
          .build());
    }
    return builder.build();
  }

  @SuppressWarnings("unchecked")
  private static UnaryOperator<Object> once(WovenClasses classes) throws Exception {
    return (UnaryOperator<Object>) classes.sample("Once").getConstructor().newInstance();
  }

  private static void assertCalls(Object once, Object value, int calls) throws Exception {
    Field field = once.getClass().getField("calls");
    List<?> seen = (List<?>) field.get(once);
    assertThat(seen.size()).isEqualTo(calls);
    assertThat(seen.get(0) == value).isTrue();
  }

  private static void returns(WovenClasses classes, Object value) throws Exception {
    UnaryOperator<Object> once = once(classes);
    if (Figures.isSabotaged("once")) {
      assertThat(once.apply(value)).isNotNull();
    }
    assertThat(once.apply(value) == value).isTrue();
    assertCalls(once, value, 1);
    Method plain = once.getClass().getMethod("plain", Object.class);
    assertThat(plain.invoke(once, value)).isEqualTo(2L);
    assertCalls(once, value, 2);
  }

  private static void fails(WovenClasses classes, Object value, RuntimeException mine, Error error)
      throws Exception {
    UnaryOperator<Object> once = once(classes);
    once.getClass()
        .getMethod("toThrow", RuntimeException.class, Error.class)
        .invoke(once, mine, error);
    Throwable thrown = catchThrowable(() -> once.apply(value));
    assertThat(thrown == (mine == null ? error : mine)).isTrue();
    assertThat(thrown.getSuppressed()).isEmpty();
    assertCalls(once, value, 1);
  }

  private static RuntimeException thrown(Supplier<Throwable> fault) {
    Throwable injected = fault.get();
    if (injected instanceof Error error) {
      throw error;
    }
    return (RuntimeException) injected;
  }

  /** A value whose getter throws. */
  public record Bean(Supplier<Throwable> fault) {
    /** Its property. */
    public String getText() {
      throw thrown(fault);
    }

    @Override
    public String toString() {
      throw thrown(fault);
    }
  }

  private static final class BrokenMap extends AbstractMap<String, String> {
    private final Supplier<Throwable> fault;

    BrokenMap(Supplier<Throwable> fault) {
      this.fault = fault;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
      throw thrown(fault);
    }
  }

  private static final class Silent extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Supplier<Throwable> fault;

    Silent(Supplier<Throwable> fault) {
      this.fault = fault;
    }

    @Override
    public String getMessage() {
      throw thrown(fault);
    }
  }

  private record Broken(boolean atStart, Supplier<Throwable> fault) implements SpanProcessor {
    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
      throw thrown(fault);
    }

    @Override
    public boolean isStartRequired() {
      return atStart;
    }

    @Override
    public void onEnd(ReadableSpan span) {
      throw thrown(fault);
    }

    @Override
    public boolean isEndRequired() {
      return !atStart;
    }
  }
}
