package ai.honeyhive.tracer.internal.settings;

import ai.honeyhive.client.settings.Option;
import ai.honeyhive.client.settings.Origin;
import ai.honeyhive.client.settings.Setting;
import ai.honeyhive.tracer.config.EvaluationConfig;
import ai.honeyhive.tracer.config.SessionConfig;
import ai.honeyhive.tracer.config.TracerConfig;
import ai.honeyhive.tracer.internal.settings.Resolution.Layer;
import org.jspecify.annotations.Nullable;

/**
 * What code sets: by the setters of a builder, and by the configurations that were handed to it.
 */
public final class Layers {
  private static final Origin EVALUATION =
      new Origin(Origin.Kind.CONFIG_OBJECT, "EvaluationConfig");
  private static final Origin SESSION = new Origin(Origin.Kind.CONFIG_OBJECT, "SessionConfig");

  private Layers() {}

  /** What the setters of a builder collected. */
  public static Layer code(TracerConfig set) {
    return option -> {
      Setting<?> setting = set.get(option.key());
      return setting.isSet()
          ? Setting.of((Object) setting.value(), new Origin(Origin.Kind.CODE, option.setter()))
          : setting;
    };
  }

  /** What a configuration holds. */
  public static Layer of(TracerConfig config) {
    return option -> config.get(option.key());
  }

  /** Which evaluation it is; an id that is null is not set. */
  public static Layer of(EvaluationConfig evaluation) {
    return option -> evaluation(option, evaluation, EVALUATION);
  }

  /**
   * The tracer's own session.
   *
   * @throws IllegalArgumentException when its id is no UUID
   */
  public static Layer of(SessionConfig session) {
    String id = session.id() == null ? null : Checks.uuid("session id", session.id());
    return option -> {
      if (option == TracerOptions.SESSION_ID) {
        return setting(id, SESSION);
      }
      if (option == TracerOptions.SESSION_NAME) {
        return setting(session.name().isBlank() ? null : session.name().strip(), SESSION);
      }
      return option == TracerOptions.SOURCE
          ? setting(session.source(), SESSION)
          : evaluation(option, session.evaluation(), SESSION);
    };
  }

  private static Setting<?> evaluation(Option<?> option, EvaluationConfig of, Origin origin) {
    if (option == TracerOptions.RUN_ID) {
      return setting(of.runId(), origin);
    }
    if (option == TracerOptions.DATASET_ID) {
      return setting(of.datasetId(), origin);
    }
    return setting(option == TracerOptions.DATAPOINT_ID ? of.datapointId() : null, origin);
  }

  private static Setting<?> setting(@Nullable String value, Origin origin) {
    return value == null ? Setting.unset() : Setting.of(value, origin);
  }
}
