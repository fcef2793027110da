/** The routes of export and import. */
@NullMarked
package ai.honeyhive.server.internal.api.archive;

import org.jspecify.annotations.NullMarked;
