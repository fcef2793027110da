/**
 * Joins SDKs that OpenTelemetry's autoconfigure builds. What is here beside {@code Autoconfigured}
 * is loaded by autoconfigure only, so that a class path without it is none the worse.
 */
@NullMarked
package ai.honeyhive.tracer.internal.provider.autoconfigure;

import org.jspecify.annotations.NullMarked;
