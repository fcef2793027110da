package ai.honeyhive.tracer.internal.provider.environment;

import io.opentelemetry.sdk.trace.SpanLimits;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a span. The defaults for attributes and events are higher than OpenTelemetry's: a
 * prompt that is written as flat attributes has more than 128.
 */
final class LimitSettings {
  private static final int ATTRIBUTES = 1024;
  private static final int EVENTS = 1024;
  private static final int LINKS = 128;
  private static final int ATTRIBUTES_OF_EACH = 128;
  private static final String ATTRIBUTE_COUNT = "OTEL_ATTRIBUTE_COUNT_LIMIT";

  private LimitSettings() {}

  static SpanLimits limits(Variables variables, SpanCounts ours) {
    int attributes = variables.limit(ATTRIBUTE_COUNT, ATTRIBUTES);
    int ofEach = variables.limit(ATTRIBUTE_COUNT, ATTRIBUTES_OF_EACH);
    int length = variables.limit("OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT", Integer.MAX_VALUE);
    return SpanLimits.builder()
        .setMaxNumberOfAttributes(
            or(ours.attributes(), variables.limit("OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT", attributes)))
        .setMaxAttributeValueLength(
            variables.limit("OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT", length))
        .setMaxNumberOfEvents(
            or(ours.events(), variables.limit("OTEL_SPAN_EVENT_COUNT_LIMIT", EVENTS)))
        .setMaxNumberOfLinks(or(ours.links(), variables.limit("OTEL_SPAN_LINK_COUNT_LIMIT", LINKS)))
        .setMaxNumberOfAttributesPerEvent(
            variables.limit("OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT", ofEach))
        .setMaxNumberOfAttributesPerLink(variables.limit("OTEL_LINK_ATTRIBUTE_COUNT_LIMIT", ofEach))
        .build();
  }

  private static int or(@Nullable Integer ours, int theirs) {
    return ours == null ? theirs : ours;
  }
}
