/** JSON as plain values and as text; not part of the API. */
@NullMarked
package ai.honeyhive.client.internal;

import org.jspecify.annotations.NullMarked;
