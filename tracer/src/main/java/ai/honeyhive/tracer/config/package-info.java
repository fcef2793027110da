/** What tracers, sessions and evaluations are set up with: immutable values. */
@NullMarked
package ai.honeyhive.tracer.config;

import org.jspecify.annotations.NullMarked;
