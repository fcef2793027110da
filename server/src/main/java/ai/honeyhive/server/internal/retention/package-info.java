/** Forgetting old sessions in the background. */
@NullMarked
package ai.honeyhive.server.internal.retention;

import org.jspecify.annotations.NullMarked;
