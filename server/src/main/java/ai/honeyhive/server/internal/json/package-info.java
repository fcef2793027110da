/** How this server reads and writes JSON. */
@NullMarked
package ai.honeyhive.server.internal.json;

import org.jspecify.annotations.NullMarked;
