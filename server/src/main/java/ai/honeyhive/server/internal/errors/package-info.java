/** What was sent to this server and not stored: said again to whoever asks. */
@NullMarked
package ai.honeyhive.server.internal.errors;

import org.jspecify.annotations.NullMarked;
