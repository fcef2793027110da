/** What users import: one tracer, its spans, and what became of them. */
@NullMarked
package ai.honeyhive.tracer;

import org.jspecify.annotations.NullMarked;
