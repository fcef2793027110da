/** The server: durable ingest against raw inserts, and reads at many spans, also while writing. */
@NullMarked
package ai.honeyhive.benchmarks.server;

import org.jspecify.annotations.NullMarked;
