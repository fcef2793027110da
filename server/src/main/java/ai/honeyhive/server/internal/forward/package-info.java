/** Sends what was stored on to another OTLP backend. */
@NullMarked
package ai.honeyhive.server.internal.forward;

import org.jspecify.annotations.NullMarked;
