package ai.honeyhive.tracer.config;

import org.jspecify.annotations.Nullable;

/**
 * Which run, dataset and datapoint some work belongs to. Every span below it carries them, as
 * {@code honeyhive_metadata.run_id}, {@code .dataset_id} and {@code .datapoint_id}. Immutable.
 *
 * @param runId the id of the run, or null
 * @param datasetId the id of the dataset, or null
 * @param datapointId the id of the datapoint, or null
 */
public record EvaluationConfig(
    @Nullable String runId,
    @Nullable String datasetId,
    @Nullable String datapointId) {

  /** No evaluation. */
  public static final EvaluationConfig NONE = new EvaluationConfig(null, null, null);

  /**
   * Makes an evaluation.
   *
   * @param runId the id of the run, or null
   * @param datasetId the id of the dataset, or null
   * @param datapointId the id of the datapoint, or null
   * @throws IllegalArgumentException when an id is blank
   */
  public EvaluationConfig {
    runId = checked("runId", runId);
    datasetId = checked("datasetId", datasetId);
    datapointId = checked("datapointId", datapointId);
  }

  private static @Nullable String checked(String name, @Nullable String id) {
    if (id != null && id.isBlank()) {
      throw new IllegalArgumentException(name + " is blank");
    }
    return id == null ? null : id.strip();
  }

  /**
   * Tells whether there is no id at all.
   *
   * @return true when all ids are null
   */
  public boolean isEmpty() {
    return runId == null && datasetId == null && datapointId == null;
  }
}
