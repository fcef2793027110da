/** Spans become the bodies of requests: OTLP as protobuf or JSON, or HoneyHive events. */
@NullMarked
package ai.honeyhive.tracer.internal.export.encoding;

import org.jspecify.annotations.NullMarked;
