/** How a tracer joins the OpenTelemetry it found, and how its spans are then made. */
@NullMarked
package ai.honeyhive.tracer.internal.provider.binding;

import org.jspecify.annotations.NullMarked;
