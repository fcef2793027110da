package ai.honeyhive.client.internal.dialect.openinference;

import ai.honeyhive.client.internal.mapping.Dialect;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.model.EventType;

/**
 * {@code input.value} and {@code output.value} of steps that call no model: on spans of
 * OpenInference nobody knows better what went in and came out.
 */
public final class OpenInferenceStepDialect implements Dialect {
  @Override
  public void read(SpanReading span) {
    if (span.attributes().has(OpenInferenceDialect.KIND) && span.type() != EventType.MODEL) {
      StepValues.read(span);
    }
  }
}
