/** What OpenTelemetry looks like in this process, seen without changing it. */
@NullMarked
package ai.honeyhive.tracer.internal.provider.probe;

import org.jspecify.annotations.NullMarked;
