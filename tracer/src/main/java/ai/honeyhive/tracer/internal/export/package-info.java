/**
 * From ended spans to acknowledged requests: queue, encode, send, retry; every span accounted for.
 */
@NullMarked
package ai.honeyhive.tracer.internal.export;

import org.jspecify.annotations.NullMarked;
