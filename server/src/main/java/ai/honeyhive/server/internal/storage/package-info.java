/** The store as requests use it. */
@NullMarked
package ai.honeyhive.server.internal.storage;

import org.jspecify.annotations.NullMarked;
