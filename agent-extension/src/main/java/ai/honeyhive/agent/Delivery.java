package ai.honeyhive.agent;

import ai.honeyhive.tracer.internal.diagnostics.Health;
import ai.honeyhive.tracer.internal.export.ExportPipeline;

/** The extension's way to the server, and what became of what went there. */
record Delivery(ExportPipeline pipeline, Health health) {}
