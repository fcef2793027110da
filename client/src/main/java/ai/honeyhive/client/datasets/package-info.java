/**
 * Datasets and their datapoints: {@link ai.honeyhive.client.datasets.Datasets} and
 * {@link ai.honeyhive.client.datasets.Datapoints} ask the data plane; the rest is what they take
 * and answer.
 */
@NullMarked
package ai.honeyhive.client.datasets;

import org.jspecify.annotations.NullMarked;
