/** OTLP/HTTP trace ingest: decoding, mapping, partial success. */
@NullMarked
package ai.honeyhive.server.internal.otlp;

import org.jspecify.annotations.NullMarked;
