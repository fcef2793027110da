/** One traced call: user code runs exactly once, and what it did ends on its span. */
@NullMarked
package ai.honeyhive.tracer.internal.operations;

import org.jspecify.annotations.NullMarked;
