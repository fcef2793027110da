package ai.honeyhive.benchmarks;

import ai.honeyhive.tracer.config.DeliveryConfig.Protocol;
import ai.honeyhive.tracer.internal.export.encoding.BatchWriter;
import ai.honeyhive.tracer.internal.export.encoding.Payload;
import ai.honeyhive.tracer.internal.export.encoding.SpanFormat;
import ai.honeyhive.tracer.internal.export.encoding.SpanFormats;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.internal.otlp.traces.LowAllocationTraceRequestMarshaler;
import io.opentelemetry.exporter.internal.otlp.traces.TraceRequestMarshaler;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Encoding 512 ended spans as one OTLP request, a span at a time in the figures. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EncodeBenchmark {
  private static final int SPANS = 512;

  /** {@code small}: eight short texts. {@code llm}: with a prompt and an answer of 4 KB each. */
  @Param({"small", "llm"})
  public String shape = "small";

  private final List<SpanData> spans = new ArrayList<>();
  private final SpanFormat format = SpanFormats.of(Protocol.OTLP_PROTOBUF);
  private int expectedBytes = 64 * 1024;

  /** Makes the spans. */
  @Setup
  public void spans() {
    try (SdkTracerProvider provider =
        SdkTracerProvider.builder().addSpanProcessor(new Collector(spans)).build()) {
      for (int i = 0; i < SPANS; i++) {
        Span span = provider.get("benchmark").spanBuilder("step " + i).startSpan();
        span.setAttribute("honeyhive.session_id", "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11");
        span.setAttribute("honeyhive.source", "dev");
        for (int k = 0; k < 8; k++) {
          span.setAttribute("attribute." + k, "value " + k);
        }
        if (shape.equals("llm")) {
          span.setAttribute("gen_ai.input.messages", "word ".repeat(820) + i);
          span.setAttribute("gen_ai.output.messages", "text ".repeat(820) + i);
        }
        span.end();
      }
    }
  }

  /** Ours; a pipeline expects as much as the request before had. */
  @Benchmark
  @OperationsPerInvocation(SPANS)
  public Payload ours() {
    BatchWriter batch = format.newBatch(expectedBytes);
    for (SpanData span : spans) {
      batch.add(span);
    }
    Payload request = batch.finish();
    expectedBytes = request.length();
    return request;
  }

  /** The stock exporter's default, which reuses memory. */
  @Benchmark
  @OperationsPerInvocation(SPANS)
  public int stockReusable() throws IOException {
    LowAllocationTraceRequestMarshaler marshaler = new LowAllocationTraceRequestMarshaler();
    marshaler.initialize(spans);
    ByteArrayOutputStream out = new ByteArrayOutputStream(marshaler.getBinarySerializedSize());
    marshaler.writeBinaryTo(out);
    return out.size();
  }

  /** The stock exporter's other mode. */
  @Benchmark
  @OperationsPerInvocation(SPANS)
  public int stockImmutable() throws IOException {
    TraceRequestMarshaler marshaler = TraceRequestMarshaler.create(spans);
    ByteArrayOutputStream out = new ByteArrayOutputStream(marshaler.getBinarySerializedSize());
    marshaler.writeBinaryTo(out);
    return out.size();
  }

  private record Collector(List<SpanData> spans) implements SpanProcessor {
    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
      return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
      spans.add(span.toSpanData());
    }

    @Override
    public boolean isEndRequired() {
      return true;
    }
  }
}
