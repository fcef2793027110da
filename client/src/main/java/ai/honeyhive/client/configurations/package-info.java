/**
 * Prompts with the settings of their models, which HoneyHive has deprecated:
 * {@link ai.honeyhive.client.configurations.Configurations} asks the data plane; the rest is what
 * it takes and answers.
 */
@NullMarked
package ai.honeyhive.client.configurations;

import org.jspecify.annotations.NullMarked;
