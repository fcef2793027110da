/** The full-text index: what is in it, how it is filled beside the writer, and how it is asked. */
@NullMarked
package ai.honeyhive.server.internal.sqlite.text;

import org.jspecify.annotations.NullMarked;
