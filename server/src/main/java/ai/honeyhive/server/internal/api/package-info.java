/** The data plane's REST routes. */
@NullMarked
package ai.honeyhive.server.internal.api;

import org.jspecify.annotations.NullMarked;
