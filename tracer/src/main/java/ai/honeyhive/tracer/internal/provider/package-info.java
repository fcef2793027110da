/**
 * The OpenTelemetry a tracer owns and the one that is global; in the packages below, what was found
 * and how it is joined.
 */
@NullMarked
package ai.honeyhive.tracer.internal.provider;

import org.jspecify.annotations.NullMarked;
