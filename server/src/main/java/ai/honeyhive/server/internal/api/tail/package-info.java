/** The route of the live tail. */
@NullMarked
package ai.honeyhive.server.internal.api.tail;

import org.jspecify.annotations.NullMarked;
