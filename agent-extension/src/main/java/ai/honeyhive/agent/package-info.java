/**
 * HoneyHive inside OpenTelemetry's javaagent: takes the agent's spans to the server, for the
 * application's tracers and for itself.
 */
@NullMarked
package ai.honeyhive.agent;

import org.jspecify.annotations.NullMarked;
