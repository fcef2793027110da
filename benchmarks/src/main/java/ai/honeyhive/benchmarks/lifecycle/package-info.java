/** How long an end takes, and what many tracers cost. */
@NullMarked
package ai.honeyhive.benchmarks.lifecycle;

import org.jspecify.annotations.NullMarked;
