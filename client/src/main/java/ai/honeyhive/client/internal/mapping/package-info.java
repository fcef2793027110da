/** The rules of the mapping that hold for every convention. */
@NullMarked
package ai.honeyhive.client.internal.mapping;

import org.jspecify.annotations.NullMarked;
