/** Chat messages, tool calls and tool definitions in the form events have them. */
@NullMarked
package ai.honeyhive.client.internal.message;

import org.jspecify.annotations.NullMarked;
