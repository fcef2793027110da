package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
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
  private static final String INJECTED = "injected";

  /** What is thrown; each in a stage of its own making. */
  enum Fault {
    RUNTIME,
    LINKAGE,
    MEMORY,
    STACK,
    ASSERTION,
    SPEECHLESS;

    /** Throws; it returns nothing. */
    RuntimeException now() {
      switch (this) {
        case RUNTIME -> throw new IllegalStateException(INJECTED);
        case LINKAGE -> throw new NoClassDefFoundError(INJECTED);
        case MEMORY -> throw new OutOfMemoryError(INJECTED);
        case STACK -> throw new StackOverflowError(INJECTED);
        case ASSERTION -> throw new AssertionError(INJECTED);
        default ->
          throw new IllegalStateException() {
            @Override
            public String getMessage() {
              throw new IllegalStateException(INJECTED);
            }
          };
      }
    }
  }

  /** Where it is thrown. */
  record Stage(
      String name,
      Function<Fault, SdkTracerProviderBuilder> host,
      Consumer<Setup> setup,
      Function<Fault, Consumer<TracedSpan>> recording) {
    @Override
    public String toString() {
      return name;
    }
  }

  private record Setup(HoneyHiveTracerBuilder builder, Fault fault) {}

  private static Stage recording(String name, Function<Fault, Consumer<TracedSpan>> recording) {
    return new Stage(name, fault -> null, setup -> {}, recording);
  }

  private static Stage host(String name, Function<Fault, SdkTracerProviderBuilder> host) {
    return new Stage(name, host, setup -> {}, fault -> span -> {});
  }

  private static Stage built(String name, Consumer<Setup> setup) {
    return new Stage(name, fault -> null, setup, fault -> span -> {});
  }

  private static SdkTracerProviderBuilder sdk() {
    return SdkTracerProvider.builder();
  }

  static Stream<Stage> stages() {
    return Stream.of(hosts(), recordings(), settings()).flatMap(stages -> stages);
  }

  private static Stream<Stage> hosts() {
    return Stream.of(
        host("a host's sampler", fault -> sdk().setSampler(sampler(fault))),
        host(
            "a host's ids",
            fault -> sdk().setIdGenerator(new IdGenerator() {
              @Override
              public String generateSpanId() {
                throw fault.now();
              }

              @Override
              public String generateTraceId() {
                throw fault.now();
              }
            })),
        host("a host's start", fault -> sdk().addSpanProcessor(new Broken(fault, true))),
        host("a host's end", fault -> sdk().addSpanProcessor(new Broken(fault, false))),
        host(
            "a host's clock",
            fault -> sdk().setClock(new io.opentelemetry.sdk.common.Clock() {
              @Override
              public long now() {
                throw fault.now();
              }

              @Override
              public long nanoTime() {
                throw fault.now();
              }
            })),
        host(
            "a host's span with our processor",
            fault -> sdk().addSpanProcessor(new Unreadable(fault))));
  }

  private static Stream<Stage> recordings() {
    return Stream.of(
        recording("a getter", fault -> span -> span.input("bean", new Bean(fault))),
        recording(
            "a map",
            fault -> span -> span.output(new AbstractMap<String, String>() {
              @Override
              public Set<Entry<String, String>> entrySet() {
                throw fault.now();
              }
            })),
        recording("a text", fault -> span -> span.metadata("text", new Text(fault))),
        recording(
            "an attribute",
            fault -> span -> span.openTelemetrySpan()
                .setAttribute(AttributeKey.stringArrayKey("list"), new AbstractList<>() {
                  @Override
                  public String get(int index) {
                    throw fault.now();
                  }

                  @Override
                  public int size() {
                    return 2;
                  }
                })),
        recording(
            "an exception",
            fault -> span -> span.error(new RuntimeException() {
              @Override
              public String getMessage() {
                throw fault.now();
              }
            })));
  }

  private static Stream<Stage> settings() {
    return Stream.of(
        built(
            "a proxy selector",
            setup -> setup.builder.delivery(
                DeliveryConfig.builder().proxy(new BrokenProxies(setup.fault)).build())),
        built(
            "a key supplier",
            setup -> setup.builder.apiKey(() -> {
              throw setup.fault.now();
            })),
        built(
            "a meter provider",
            setup -> setup.builder.meterProvider(scope -> {
              throw setup.fault.now();
            })));
  }

  private static Sampler sampler(Fault fault) {
    return new Sampler() {
      @Override
      public io.opentelemetry.sdk.trace.samplers.SamplingResult shouldSample(
          Context parent,
          String traceId,
          String name,
          io.opentelemetry.api.trace.SpanKind kind,
          io.opentelemetry.api.common.Attributes attributes,
          List<io.opentelemetry.sdk.trace.data.LinkData> links) {
        throw fault.now();
      }

      @Override
      public String getDescription() {
        throw fault.now();
      }
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stages")
  void stage_throws_onlyTheTracingSuffers(Stage stage) throws Exception {
    for (Fault fault : Fault.values()) {
      check(stage, fault);
    }
  }

  private static void check(Stage stage, Fault fault) throws Exception {
    SdkTracerProviderBuilder host = stage.host.apply(fault);
    try (Warnings warnings = new Warnings(null);
        FaultyBackend backend = new FaultyBackend()) {
      HoneyHiveTracerBuilder builder = builder(backend.uri());
      stage.setup.accept(new Setup(builder, fault));
      if (host != null) {
        builder.openTelemetry(new GivenSdk(host.build()));
      }
      HoneyHiveTracer tracer = builder.build();

      exercise(tracer, stage.recording.apply(fault));

      FlushResult result = tracer.close(Duration.ofSeconds(5));
      assertThat(sum(result))
          .as("%s %s: %s", stage, fault, tracer.status())
          .isEqualTo(tracer.status().ended());
      assertThat(result.pending()).as("%s %s: %s", stage, fault, result).isZero();
      assertThat(warnings.ofEachKind())
          .as("%s %s: %s", stage, fault, warnings.said)
          .isTrue();
      assertThat(warnings.said).as("%s %s: %s", stage, fault, tracer.status()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.EnumSource(Fault.class)
  void logging_throws_nothingElseSuffers(Fault fault) throws Exception {
    try (Warnings warnings = new Warnings(fault);
        FaultyBackend backend = new FaultyBackend()) {
      backend.then(401, 401);
      HoneyHiveTracer tracer = builder(backend.uri()).build();

      exercise(tracer, span -> span.input("bean", new Bean(Fault.RUNTIME)));

      FlushResult result = tracer.close(Duration.ofSeconds(5));
      assertThat(sum(result)).isEqualTo(tracer.status().ended());
      assertThat(tracer.status().warnings()).contains("HH401");
      assertThat(warnings.ofEachKind()).isTrue();
      HoneyHiveTracer withoutKey = new HoneyHiveTracerBuilder(java.util.Map.of())
          .serverUrl("http://a.example")
          .build();
      exercise(withoutKey, span -> {});
    }
  }

  private static HoneyHiveTracerBuilder builder(URI uri) {
    return HoneyHiveTracer.builder()
        .apiKey("hh_secret")
        .serverUrl(uri)
        .global(GlobalRegistration.NEVER)
        .capture(Capture.ALL);
  }

  private static long sum(FlushResult result) {
    return result.delivered()
        + result.rejected()
        + result.unconfirmed()
        + result.dropped()
        + result.spilled()
        + result.pending();
  }

  /** What an application does with a tracer, and must not notice. */
  private static void exercise(HoneyHiveTracer tracer, Consumer<TracedSpan> recording) {
    List<String> runs = new ArrayList<>();
    Span before = Span.current();
    String result = tracer.<String, RuntimeException>trace("returns", span -> {
      runs.add("returns");
      recording.accept(span);
      return "result";
    });
    assertThat(result).isEqualTo("result");
    IOException mine = new IOException("mine");
    Throwable thrown = catchThrowable(() -> tracer.<String, IOException>trace("throws", span -> {
      runs.add("throws");
      recording.accept(span);
      throw mine;
    }));
    assertThat(thrown).isSameAs(mine);
    assertThat(mine.getSuppressed()).isEmpty();
    TracedSpan open = tracer.startSpan("open");
    recording.accept(open);
    open.close();
    open.close();
    assertThat(runs).containsExactly("returns", "throws");
    assertThat(Span.current()).isSameAs(before);
    tracer.flush(Duration.ofSeconds(5));
    assertThat(tracer.status().toString()).contains("spans: started");
  }

  /** The application's SDK, as it hands it over. */
  private record GivenSdk(SdkTracerProvider provider)
      implements io.opentelemetry.api.OpenTelemetry {
    @Override
    public io.opentelemetry.api.trace.TracerProvider getTracerProvider() {
      return provider;
    }

    @Override
    public io.opentelemetry.context.propagation.ContextPropagators getPropagators() {
      return io.opentelemetry.context.propagation.ContextPropagators.noop();
    }
  }

  private record Broken(Fault fault, boolean atStart) implements SpanProcessor {
    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
      throw fault.now();
    }

    @Override
    public boolean isStartRequired() {
      return atStart;
    }

    @Override
    public void onEnd(ReadableSpan span) {
      throw fault.now();
    }

    @Override
    public boolean isEndRequired() {
      return !atStart;
    }
  }

  /** Hands our processor spans that cannot be read when they end. */
  private record Unreadable(Fault fault, SpanProcessor ours, Map<ReadableSpan, ReadWriteSpan> known)
      implements SpanProcessor {
    Unreadable(Fault fault) {
      this(fault, HoneyHive.spanProcessor(), new ConcurrentHashMap<>());
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
      ours.onStart(parent, unreadable(span, ReadWriteSpan.class));
    }

    @Override
    public boolean isStartRequired() {
      return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
      ours.onEnd(unreadable(span, ReadableSpan.class));
    }

    private <T extends ReadableSpan> T unreadable(ReadableSpan span, Class<T> type) {
      return type.cast(known.computeIfAbsent(span, s -> (ReadWriteSpan) Proxy.newProxyInstance(
          getClass().getClassLoader(),
          new Class<?>[] {ReadWriteSpan.class},
          (proxy, method, args) -> {
            if (method.getName().equals("toSpanData")) {
              throw fault.now();
            }
            return method.invoke(span, args);
          })));
    }

    @Override
    public boolean isEndRequired() {
      return true;
    }
  }

  private static final class BrokenProxies extends ProxySelector {
    private final Fault fault;

    BrokenProxies(Fault fault) {
      this.fault = fault;
    }

    @Override
    public List<java.net.Proxy> select(URI uri) {
      throw fault.now();
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
      throw fault.now();
    }
  }

  /** A bean. */
  public record Bean(Fault fault) {
    /** Its only property. */
    public String getText() {
      throw fault.now();
    }

    @Override
    public String toString() {
      throw fault.now();
    }
  }

  private record Text(Fault fault) implements CharSequence {
    @Override
    public int length() {
      throw fault.now();
    }

    @Override
    public char charAt(int index) {
      throw fault.now();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      throw fault.now();
    }

    @Override
    public String toString() {
      throw fault.now();
    }
  }

  /** Keeps what is said, and throws too when it is told to. */
  private static final class Warnings extends Handler implements AutoCloseable {
    // Held, because JUL does not.
    private static final Logger LOGGER = Logger.getLogger("ai.honeyhive.tracer");
    private final List<String> said = java.util.Collections.synchronizedList(new ArrayList<>());
    private final Fault fault;

    Warnings(Fault fault) {
      this.fault = fault;
      LOGGER.addHandler(this);
    }

    boolean ofEachKind() {
      synchronized (said) {
        return said.stream().map(text -> text.substring(0, 5)).distinct().count() == said.size();
      }
    }

    @Override
    public void publish(LogRecord record) {
      if (record.getLevel() == Level.WARNING) {
        said.add(record.getMessage());
        if (fault != null) {
          throw fault.now();
        }
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      LOGGER.removeHandler(this);
    }
  }
}
