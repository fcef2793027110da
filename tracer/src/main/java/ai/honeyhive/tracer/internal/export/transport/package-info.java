/** One request to one server, and its answer. */
@NullMarked
package ai.honeyhive.tracer.internal.export.transport;

import org.jspecify.annotations.NullMarked;
