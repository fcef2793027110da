/** The OpenTelemetry a tracer owns and hands to instrumentors. */
@NullMarked
package ai.honeyhive.tracer.internal.provider;

import org.jspecify.annotations.NullMarked;
