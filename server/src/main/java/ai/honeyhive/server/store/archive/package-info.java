/** All that a project has, in a form that another store takes. */
@NullMarked
package ai.honeyhive.server.store.archive;

import org.jspecify.annotations.NullMarked;
