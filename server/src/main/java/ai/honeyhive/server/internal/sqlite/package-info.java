/** The embedded store on SQLite. */
@NullMarked
package ai.honeyhive.server.internal.sqlite;

import org.jspecify.annotations.NullMarked;
