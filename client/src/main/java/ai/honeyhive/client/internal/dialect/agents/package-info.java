/** Agent frameworks that say more than the conventions they follow. */
@NullMarked
package ai.honeyhive.client.internal.dialect.agents;

import org.jspecify.annotations.NullMarked;
