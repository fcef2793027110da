package ai.honeyhive.client.metrics;

import ai.honeyhive.client.internal.rest.JsonFields;
import java.util.Set;

/** A version of a metric to be made. Immutable. */
public final class NewMetricVersion extends JsonBacked {
  private static final Set<String> NAMES = Set.of("message", "content", "deploy_immediately");

  private NewMetricVersion(JsonFields json) {
    super(json, NAMES);
  }

  /**
   * {@return a version that waits to be deployed}
   *
   * @param message why it is made
   * @param content what the metric is in it
   */
  public static NewMetricVersion of(String message, NewMetric content) {
    return new NewMetricVersion(
        JsonFields.EMPTY.with("message", message).with("content", content.json.all()));
  }

  /** {@return the same version, deployed at once} */
  public NewMetricVersion deployed() {
    return new NewMetricVersion(json.with("deploy_immediately", true));
  }
}
