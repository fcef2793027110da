/** The HoneyHive server: OTLP and REST ingest, embedded storage, web viewer. */
@NullMarked
package ai.honeyhive.server;

import org.jspecify.annotations.NullMarked;
