/** OTLP as protobuf, written and rewritten without a protobuf library. */
@NullMarked
package ai.honeyhive.tracer.internal.export.encoding.protobuf;

import org.jspecify.annotations.NullMarked;
