/** A backend in a process of its own: it counts what arrives and answers as it is told. */
@NullMarked
package ai.honeyhive.benchmarks.sink;

import org.jspecify.annotations.NullMarked;
