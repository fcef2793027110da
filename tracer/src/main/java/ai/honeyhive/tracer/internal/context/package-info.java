/** Who a span belongs to: the session and source that every span carries. */
@NullMarked
package ai.honeyhive.tracer.internal.context;

import org.jspecify.annotations.NullMarked;
