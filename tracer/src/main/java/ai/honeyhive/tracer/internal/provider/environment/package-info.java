/** What a provider of ours takes from the process it runs in: settings, and where that is. */
@NullMarked
package ai.honeyhive.tracer.internal.provider.environment;

import org.jspecify.annotations.NullMarked;
