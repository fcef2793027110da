/** The routes of what was refused. */
@NullMarked
package ai.honeyhive.server.internal.api.errors;

import org.jspecify.annotations.NullMarked;
