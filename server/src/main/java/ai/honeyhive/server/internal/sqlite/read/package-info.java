/** What readers make of the tables: whole events, whole sessions, and pages of matches. */
@NullMarked
package ai.honeyhive.server.internal.sqlite.read;

import org.jspecify.annotations.NullMarked;
