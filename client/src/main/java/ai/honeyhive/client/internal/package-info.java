/** JSON as plain values and as text, and ids made from ids; not part of the API. */
@NullMarked
package ai.honeyhive.client.internal;

import org.jspecify.annotations.NullMarked;
