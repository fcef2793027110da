/** OpenInference, by Arize: attributes of its own, one for each field. */
@NullMarked
package ai.honeyhive.client.internal.dialect.openinference;

import org.jspecify.annotations.NullMarked;
