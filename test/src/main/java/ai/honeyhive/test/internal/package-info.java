/** The guards: each looks for one kind of thing a test must not leave behind. */
@NullMarked
package ai.honeyhive.test.internal;

import org.jspecify.annotations.NullMarked;
