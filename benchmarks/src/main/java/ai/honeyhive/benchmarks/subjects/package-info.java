/** The pipelines that are compared, each in JVMs with a class path of its own. */
@NullMarked
package ai.honeyhive.benchmarks.subjects;

import org.jspecify.annotations.NullMarked;
