/** What the events of runs add up to, and how two runs compare. Computes only; reads no storage. */
@NullMarked
package ai.honeyhive.server.internal.scores;

import org.jspecify.annotations.NullMarked;
