package ai.honeyhive.benchmarks.subjects;

import ai.honeyhive.benchmarks.launch.TlsKeys;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.net.URI;

/**
 * What a team would build without us: SDK, batch processor, OTLP exporter, and a processor that
 * sets the same identity. Which sender it uses is a matter of the class path.
 */
public final class StockPipeline {
  private StockPipeline() {}

  /** With the defaults. */
  public static SdkTracerProvider provider(URI server) {
    return provider(server, "");
  }

  static SdkTracerProvider provider(URI server, String variant) {
    OtlpHttpSpanExporterBuilder exporter =
        OtlpHttpSpanExporter.builder().setEndpoint(server + "/opentelemetry/v1/traces");
    if (variant.startsWith("gzip")) {
      exporter.setCompression("gzip");
    }
    if (server.getScheme().equals("https")) {
      exporter.setSslContext(TlsKeys.context(), TlsKeys.trust());
    }
    Attributes identity = Attributes.builder()
        .put("honeyhive.session_id", "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11")
        .put("honeyhive.source", "dev")
        .build();
    return SdkTracerProvider.builder()
        .addSpanProcessor(new Identity(identity))
        .addSpanProcessor(
            variant.equals("immediate")
                ? SimpleSpanProcessor.create(exporter.build())
                : BatchSpanProcessor.builder(exporter.build()).build())
        .build();
  }

  private record Identity(Attributes attributes) implements SpanProcessor {
    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
      span.setAllAttributes(attributes);
    }

    @Override
    public boolean isStartRequired() {
      return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
      return false;
    }
  }
}
