/** From application values and log records to what a span carries. */
@NullMarked
package ai.honeyhive.tracer.internal.processing;

import org.jspecify.annotations.NullMarked;
