/** Export of all that a project has, and import of that. */
@NullMarked
package ai.honeyhive.server.internal.archive;

import org.jspecify.annotations.NullMarked;
