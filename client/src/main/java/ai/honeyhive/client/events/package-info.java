/** Sessions and events: starting, writing, finding and reading them. */
@NullMarked
package ai.honeyhive.client.events;

import org.jspecify.annotations.NullMarked;
