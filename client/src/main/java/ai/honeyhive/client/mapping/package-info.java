/** How a span, as OTLP carries it, becomes an event of the data plane. */
@NullMarked
package ai.honeyhive.client.mapping;

import org.jspecify.annotations.NullMarked;
