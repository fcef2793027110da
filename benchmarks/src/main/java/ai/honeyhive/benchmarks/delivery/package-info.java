/** How many spans a second arrive, at what cost, and how many are lost. */
@NullMarked
package ai.honeyhive.benchmarks.delivery;

import org.jspecify.annotations.NullMarked;
