/** The one fence, diagnoses with ids, counters; the only place that logs. */
@NullMarked
package ai.honeyhive.tracer.internal.diagnostics;

import org.jspecify.annotations.NullMarked;
