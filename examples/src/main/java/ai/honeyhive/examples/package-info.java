/** Runnable examples. */
@NullMarked
package ai.honeyhive.examples;

import org.jspecify.annotations.NullMarked;
