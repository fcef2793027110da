/** Requests that wait on disk until the server can be reached again. */
@NullMarked
package ai.honeyhive.tracer.internal.export.spill;

import org.jspecify.annotations.NullMarked;
