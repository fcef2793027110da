/** Any Java value as attributes of a span or as JSON text, within limits and without surprises. */
@NullMarked
package ai.honeyhive.tracer.internal.processing.values;

import org.jspecify.annotations.NullMarked;
