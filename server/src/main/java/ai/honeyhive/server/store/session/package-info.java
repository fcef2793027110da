/** The list of a project's sessions. */
@NullMarked
package ai.honeyhive.server.store.session;

import org.jspecify.annotations.NullMarked;
