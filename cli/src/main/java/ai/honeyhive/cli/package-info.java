/** The command {@code honeyhive}: where a process starts and ends. */
@NullMarked
package ai.honeyhive.cli;

import org.jspecify.annotations.NullMarked;
