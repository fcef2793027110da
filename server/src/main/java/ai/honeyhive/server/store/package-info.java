/** What a store of events must do, without saying how. */
@NullMarked
package ai.honeyhive.server.store;

import org.jspecify.annotations.NullMarked;
