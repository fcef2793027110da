/** The data plane's REST routes: one package for each kind of thing. */
@NullMarked
package ai.honeyhive.server.internal.api;

import org.jspecify.annotations.NullMarked;
