/** Deleting: events, sessions, and the oldest of them all. */
@NullMarked
package ai.honeyhive.server.internal.sqlite.remove;

import org.jspecify.annotations.NullMarked;
