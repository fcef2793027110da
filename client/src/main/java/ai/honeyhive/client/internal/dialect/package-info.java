/** The conventions that spans follow, one file each. */
@NullMarked
package ai.honeyhive.client.internal.dialect;

import org.jspecify.annotations.NullMarked;
