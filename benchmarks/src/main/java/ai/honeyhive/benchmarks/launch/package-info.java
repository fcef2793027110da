/** The processes of a benchmark: JVMs with a class path each. */
@NullMarked
package ai.honeyhive.benchmarks.launch;

import org.jspecify.annotations.NullMarked;
