/** Who a request belongs to, as services tell each other: W3C baggage, in and out. */
@NullMarked
package ai.honeyhive.tracer.internal.provider.propagation;

import org.jspecify.annotations.NullMarked;
