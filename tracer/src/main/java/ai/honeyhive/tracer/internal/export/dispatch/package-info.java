/**
 * Encoded requests of all tracers on their way to their servers: who may send when, what an answer
 * means, and when to try again.
 */
@NullMarked
package ai.honeyhive.tracer.internal.export.dispatch;

import org.jspecify.annotations.NullMarked;
