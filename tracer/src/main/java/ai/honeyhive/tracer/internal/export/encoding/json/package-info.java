/** Requests in JSON: OTLP's, and events of HoneyHive. */
@NullMarked
package ai.honeyhive.tracer.internal.export.encoding.json;

import org.jspecify.annotations.NullMarked;
