/**
 * Experiment runs, their results and their comparison: {@link ai.honeyhive.client.runs.Runs} asks
 * the data plane; the rest is what it takes and answers.
 */
@NullMarked
package ai.honeyhive.client.runs;

import org.jspecify.annotations.NullMarked;
