package ai.honeyhive.tracer.faults;

import ai.honeyhive.tracer.HoneyHive;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Stages in the application's SDK. */
final class HostStages {
  private HostStages() {}

  static Stream<Stage> all() {
    return Stream.of(
        Stage.host("a host's sampler", fault -> sdk().setSampler(sampler(fault))),
        Stage.host(
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
        Stage.host("a host's start", fault -> sdk().addSpanProcessor(new Broken(fault, true))),
        Stage.host("a host's end", fault -> sdk().addSpanProcessor(new Broken(fault, false))),
        Stage.host(
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
        Stage.host(
            "a host's span with our processor",
            fault -> sdk().addSpanProcessor(new Unreadable(fault))));
  }

  private static SdkTracerProviderBuilder sdk() {
    return SdkTracerProvider.builder();
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
}
