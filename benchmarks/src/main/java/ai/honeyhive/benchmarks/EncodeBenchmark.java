package ai.honeyhive.benchmarks;

import ai.honeyhive.tracer.internal.export.encoding.OtlpEncoder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.exporter.internal.otlp.traces.LowAllocationTraceRequestMarshaler;
import io.opentelemetry.exporter.internal.otlp.traces.TraceRequestMarshaler;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
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

/** Encoding 512 spans as one OTLP request, a span at a time in the figures. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EncodeBenchmark {
  private static final int SPANS = 512;

  /** {@code small}: eight short texts. {@code llm}: with a prompt and an answer of 4 KB each. */
  @Param({"small", "llm"})
  public String shape = "small";

  private final List<SpanData> spans = new ArrayList<>();
  private final OtlpEncoder encoder = new OtlpEncoder();

  /** Makes the spans. */
  @Setup
  public void spans() {
    try (SdkTracerProvider provider = StockPipeline.provider(URI.create("http://127.0.0.1:9"))) {
      for (int i = 0; i < SPANS; i++) {
        Span span = provider.get("benchmark").spanBuilder("step " + i).startSpan();
        for (int k = 0; k < 8; k++) {
          span.setAttribute("attribute." + k, "value " + k);
        }
        if (shape.equals("llm")) {
          span.setAttribute("gen_ai.input.messages", "word ".repeat(820) + i);
          span.setAttribute("gen_ai.output.messages", "text ".repeat(820) + i);
        }
        spans.add(((ReadableSpan) span).toSpanData());
      }
    }
  }

  /** Ours. */
  @Benchmark
  @OperationsPerInvocation(SPANS)
  public byte[] ours() {
    return encoder.encode(spans);
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
}
