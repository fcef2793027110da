/** How large a store is, and what it may forget. */
@NullMarked
package ai.honeyhive.server.store.upkeep;

import org.jspecify.annotations.NullMarked;
