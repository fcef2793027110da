/** Documents in the database: how rows of them are written and read. */
@NullMarked
package ai.honeyhive.server.internal.sqlite.document;

import org.jspecify.annotations.NullMarked;
