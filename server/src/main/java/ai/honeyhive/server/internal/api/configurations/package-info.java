/** Configurations, which the published API has given up and old clients still use. */
@NullMarked
package ai.honeyhive.server.internal.api.configurations;

import org.jspecify.annotations.NullMarked;
