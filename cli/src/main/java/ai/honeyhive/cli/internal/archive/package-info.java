/** Export to a file, and import of it. */
@NullMarked
package ai.honeyhive.cli.internal.archive;

import org.jspecify.annotations.NullMarked;
