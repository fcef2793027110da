/** What a span and a start cost the application. */
@NullMarked
package ai.honeyhive.benchmarks.cost;

import org.jspecify.annotations.NullMarked;
