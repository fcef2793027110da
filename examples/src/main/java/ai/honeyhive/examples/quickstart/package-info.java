/** The smallest traced program. */
@NullMarked
package ai.honeyhive.examples.quickstart;

import org.jspecify.annotations.NullMarked;
