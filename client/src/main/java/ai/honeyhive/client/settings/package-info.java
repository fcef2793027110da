/** Settings that know where they come from: options, and where their values are read. */
@NullMarked
package ai.honeyhive.client.settings;

import org.jspecify.annotations.NullMarked;
