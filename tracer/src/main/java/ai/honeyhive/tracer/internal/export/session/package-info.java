/** What the server is told of sessions: their starts, and what is said of them later. */
@NullMarked
package ai.honeyhive.tracer.internal.export.session;

import org.jspecify.annotations.NullMarked;
