/**
 * Queues of events that wait for a person: {@link ai.honeyhive.client.queues.Queues} asks the data
 * plane; the rest is what it takes and answers.
 */
@NullMarked
package ai.honeyhive.client.queues;

import org.jspecify.annotations.NullMarked;
