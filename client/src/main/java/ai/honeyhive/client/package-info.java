/** The REST client of the data plane, and what it throws. */
@NullMarked
package ai.honeyhive.client;

import org.jspecify.annotations.NullMarked;
