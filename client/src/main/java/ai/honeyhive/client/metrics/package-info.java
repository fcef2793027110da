/** Metrics, which the backend computes of events, and their versions. */
@NullMarked
package ai.honeyhive.client.metrics;

import org.jspecify.annotations.NullMarked;
