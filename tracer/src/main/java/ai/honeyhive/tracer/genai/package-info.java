/** Steps with a meaning: calls of models, tools, agents and retrievals, written as such. */
@NullMarked
package ai.honeyhive.tracer.genai;

import org.jspecify.annotations.NullMarked;
