package ai.honeyhive.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenTelemetry's own exporters deliver every span, and the tree they belong to. */
class StockExportersTest {
  private static final int SPANS = 1_000;

  @TempDir
  static Path directory;

  private static OpenServer server;

  @BeforeAll
  static void start() {
    server = new OpenServer(directory);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip"})
  void java_protobufOverHttp_deliversEverySpan(String compression) throws Exception {
    String name = "http " + compression;
    send(
        name,
        OtlpHttpSpanExporter.builder()
            .setEndpoint(server.uri() + "/v1/traces")
            .setCompression(compression)
            .build());
    assertWhole(server.events("metadata.test", name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip"})
  void java_grpc_deliversEverySpan(String compression) throws Exception {
    String name = "grpc " + compression;
    send(
        name,
        OtlpGrpcSpanExporter.builder()
            .setEndpoint(server.grpc())
            .setCompression(compression)
            .build());
    assertWhole(server.events("metadata.test", name));
  }

  @Test
  void javaScript_allExporters_deliverEverySpan() throws Exception {
    NodeProgram.assumeInstalled("opentelemetry");
    List<String> sent = NodeProgram.run(
            "opentelemetry/exporters.cjs",
            server.uri().toString(),
            server.grpc(),
            Integer.toString(SPANS))
        .lines()
        .filter(line -> line.startsWith("sent "))
        .toList();
    assertThat(sent).hasSize(6);
    for (String line : sent) {
      assertWhole(server.events("metadata.trace_id", line.substring(line.lastIndexOf(' ') + 1)));
    }
  }

  private static void send(String test, SpanExporter exporter) {
    SdkTracerProvider provider = SdkTracerProvider.builder()
        .addSpanProcessor(BatchSpanProcessor.builder(exporter)
            .setMaxQueueSize(10 * SPANS)
            .setMaxExportBatchSize(100)
            .build())
        .build();
    Tracer tracer = provider.get("stock");
    Span root = tracer.spanBuilder("root").setAttribute("test", test).startSpan();
    try (Scope scope = root.makeCurrent()) {
      for (int i = 1; i < SPANS; i++) {
        tracer.spanBuilder("step").setAttribute("test", test).startSpan().end();
      }
    } finally {
      root.end();
    }
    assertThat(provider.shutdown().join(30, TimeUnit.SECONDS).isSuccess()).isTrue();
  }

  private static void assertWhole(List<JsonNode> stored) {
    List<JsonNode> events = stored.stream()
        .filter(event -> !event.get("event_type").textValue().equals("session"))
        .toList();
    assertThat(events).hasSize(SPANS);
    JsonNode root = events.stream()
        .filter(event -> event.at("/metadata/parent_span_id").isMissingNode())
        .findFirst()
        .orElseThrow();
    assertThat(root.get("children_ids")).hasSize(SPANS - 1);
    assertThat(events)
        .filteredOn(event -> event != root)
        .extracting(event -> event.get("parent_id"))
        .containsOnly(root.get("event_id"));
  }
}
