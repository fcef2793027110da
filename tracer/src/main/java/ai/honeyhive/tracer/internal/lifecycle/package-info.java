/** One tracer's life: opened once, closed once, and bounded in time. */
@NullMarked
package ai.honeyhive.tracer.internal.lifecycle;

import org.jspecify.annotations.NullMarked;
