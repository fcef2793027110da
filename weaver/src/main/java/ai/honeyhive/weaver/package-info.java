/** Weaves the hook of the tracer into methods with {@link ai.honeyhive.tracer.Trace}. */
@NullMarked
package ai.honeyhive.weaver;

import org.jspecify.annotations.NullMarked;
