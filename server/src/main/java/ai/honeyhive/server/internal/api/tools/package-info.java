/** Tools, which only the TypeScript client 1.0 knows. */
@NullMarked
package ai.honeyhive.server.internal.api.tools;

import org.jspecify.annotations.NullMarked;
