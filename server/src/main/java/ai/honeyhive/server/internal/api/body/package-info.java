/** What the bodies of REST requests must look like. */
@NullMarked
package ai.honeyhive.server.internal.api.body;

import org.jspecify.annotations.NullMarked;
