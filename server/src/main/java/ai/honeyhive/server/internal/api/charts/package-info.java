/** Charts: what a page shows of metrics. They are kept for those who draw them. */
@NullMarked
package ai.honeyhive.server.internal.api.charts;

import org.jspecify.annotations.NullMarked;
