/** Datasets, and the datapoints in them. */
@NullMarked
package ai.honeyhive.server.internal.api.datasets;

import org.jspecify.annotations.NullMarked;
