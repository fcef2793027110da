/** A running server for a JUnit test, and guards that fail it for what it leaves behind. */
@NullMarked
package ai.honeyhive.test;

import org.jspecify.annotations.NullMarked;
