/** Who may call: API keys, and the project that each of them opens. */
@NullMarked
package ai.honeyhive.server.internal.keys;

import org.jspecify.annotations.NullMarked;
