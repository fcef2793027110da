package ai.honeyhive.agent;

import ai.honeyhive.tracer.internal.context.ContextSettings;
import ai.honeyhive.tracer.internal.diagnostics.Health;
import ai.honeyhive.tracer.internal.export.ExportPipeline;

/** The extension's way to the server, what became of what went there, and what does not go. */
record Delivery(ExportPipeline pipeline, Health health, ContextSettings context) {}
