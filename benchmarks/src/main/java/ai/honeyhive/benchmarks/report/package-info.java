/** Figures, their spread, and the budgets they are held against. */
@NullMarked
package ai.honeyhive.benchmarks.report;

import org.jspecify.annotations.NullMarked;
