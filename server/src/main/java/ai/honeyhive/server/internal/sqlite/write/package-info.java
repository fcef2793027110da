/** What the one writer does to the tables: events become rows, and rows add up to sessions. */
@NullMarked
package ai.honeyhive.server.internal.sqlite.write;

import org.jspecify.annotations.NullMarked;
