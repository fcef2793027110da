/** OpenTelemetry's GenAI conventions in all their forms. */
@NullMarked
package ai.honeyhive.client.internal.dialect.genai;

import org.jspecify.annotations.NullMarked;
