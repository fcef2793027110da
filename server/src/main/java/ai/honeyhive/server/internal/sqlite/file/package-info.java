/** The database file: who owns it, how it is opened, and how ids lie in it. */
@NullMarked
package ai.honeyhive.server.internal.sqlite.file;

import org.jspecify.annotations.NullMarked;
