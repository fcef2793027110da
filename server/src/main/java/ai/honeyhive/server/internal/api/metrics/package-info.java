/** Metrics: the definitions of evaluators, and their versions. They are kept, and not run. */
@NullMarked
package ai.honeyhive.server.internal.api.metrics;

import org.jspecify.annotations.NullMarked;
