/** The viewer's static files and the headers they are served with. */
@NullMarked
package ai.honeyhive.server.internal.viewer;

import org.jspecify.annotations.NullMarked;
