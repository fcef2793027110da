/** The command line: honeyhive server, demo. */
@NullMarked
package ai.honeyhive.cli;

import org.jspecify.annotations.NullMarked;
