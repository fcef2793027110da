/** Sessions and events. */
@NullMarked
package ai.honeyhive.server.internal.api.events;

import org.jspecify.annotations.NullMarked;
