/** Runs of experiments: what they are, and what their events add up to. */
@NullMarked
package ai.honeyhive.server.internal.api.runs;

import org.jspecify.annotations.NullMarked;
