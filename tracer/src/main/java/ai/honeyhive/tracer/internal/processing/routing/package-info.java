/** Which tracer a span belongs to, and what is kept beside a span that is not HoneyHive's own. */
@NullMarked
package ai.honeyhive.tracer.internal.processing.routing;

import org.jspecify.annotations.NullMarked;
