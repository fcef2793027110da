/** What holds for every span, whichever convention it follows. */
@NullMarked
package ai.honeyhive.client.internal.mapping.rules;

import org.jspecify.annotations.NullMarked;
