/** The live tail: what is written goes to those who watch, without anybody waiting for them. */
@NullMarked
package ai.honeyhive.server.internal.tail;

import org.jspecify.annotations.NullMarked;
