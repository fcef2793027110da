/** The routes of API keys and projects. */
@NullMarked
package ai.honeyhive.server.internal.api.keys;

import org.jspecify.annotations.NullMarked;
