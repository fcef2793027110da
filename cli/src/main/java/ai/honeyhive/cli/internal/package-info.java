/** The commands: what they accept, what they print, and which exit code they end with. */
@NullMarked
package ai.honeyhive.cli.internal;

import org.jspecify.annotations.NullMarked;
