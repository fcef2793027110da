/** What the tracer costs, beside the stock OpenTelemetry pipeline in the same run. */
@NullMarked
package ai.honeyhive.benchmarks;

import org.jspecify.annotations.NullMarked;
