/** The parts of a model's answer that is streamed, in the forms of the providers, put together. */
@NullMarked
package ai.honeyhive.tracer.internal.operations.later.chat;

import org.jspecify.annotations.NullMarked;
