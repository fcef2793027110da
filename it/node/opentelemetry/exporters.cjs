// OpenTelemetry's stock exporters for JavaScript, each with and without gzip. Usage: node exporters.cjs HTTP_URL [GRPC_URL] COUNT
const { BasicTracerProvider, BatchSpanProcessor } = require("@opentelemetry/sdk-trace-base");
const http = require("@opentelemetry/exporter-trace-otlp-http");
const proto = require("@opentelemetry/exporter-trace-otlp-proto");
const grpc = require("@opentelemetry/exporter-trace-otlp-grpc");
const { context, trace } = require("@opentelemetry/api");

const [url, grpcUrl, count] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const traces = `${url}/v1/traces`;
const exporters = {
  "json": new http.OTLPTraceExporter({ url: traces }),
  "json gzip": new http.OTLPTraceExporter({ url: traces, compression: "gzip" }),
  "protobuf": new proto.OTLPTraceExporter({ url: traces }),
  "protobuf gzip": new proto.OTLPTraceExporter({ url: traces, compression: "gzip" }),
};
if (grpcUrl !== "none") {
  exporters["grpc"] = new grpc.OTLPTraceExporter({ url: grpcUrl });
  exporters["grpc gzip"] = new grpc.OTLPTraceExporter({ url: grpcUrl, compression: "gzip" });
}

(async () => {
  for (const [name, exporter] of Object.entries(exporters)) {
    const provider = new BasicTracerProvider({
      spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 100_000, maxExportBatchSize: 100 })],
    });
    const tracer = provider.getTracer("exporters", "1");
    const root = tracer.startSpan(`${name} root`, { attributes: { "gen_ai.request.model": "m", big: 9007199254740991, half: 0.5, ok: true, list: ["a", "b"] } });
    const inside = trace.setSpan(context.active(), root);
    for (let i = 1; i < count; i++) {
      tracer.startSpan(`${name} ${i}`, { attributes: { i } }, inside).end();
    }
    root.end();
    await provider.shutdown();
    console.log(`sent ${name} ${root.spanContext().traceId}`);
  }
})().catch((e) => {
  console.error(e);
  process.exit(1);
});
