/** Results that arrive later: their span ends with them, once, on whatever thread that is. */
@NullMarked
package ai.honeyhive.tracer.internal.operations.later;

import org.jspecify.annotations.NullMarked;
