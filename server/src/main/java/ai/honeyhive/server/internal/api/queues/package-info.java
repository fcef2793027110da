/** Queues of events that people annotate. */
@NullMarked
package ai.honeyhive.server.internal.api.queues;

import org.jspecify.annotations.NullMarked;
