/**
 * What is taken out of everything that is sent or stored, on workers, before it leaves the process.
 */
@NullMarked
package ai.honeyhive.tracer.internal.processing.redaction;

import org.jspecify.annotations.NullMarked;
