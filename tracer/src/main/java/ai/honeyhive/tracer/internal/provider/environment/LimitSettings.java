package ai.honeyhive.tracer.internal.provider.environment;

import io.opentelemetry.sdk.trace.SpanLimits;

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

  static SpanLimits limits(Variables variables) {
    int attributes = variables.limit(ATTRIBUTE_COUNT, ATTRIBUTES);
    int ofEach = variables.limit(ATTRIBUTE_COUNT, ATTRIBUTES_OF_EACH);
    int length = variables.limit("OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT", Integer.MAX_VALUE);
    return SpanLimits.builder()
        .setMaxNumberOfAttributes(variables.limit("OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT", attributes))
        .setMaxAttributeValueLength(
            variables.limit("OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT", length))
        .setMaxNumberOfEvents(variables.limit("OTEL_SPAN_EVENT_COUNT_LIMIT", EVENTS))
        .setMaxNumberOfLinks(variables.limit("OTEL_SPAN_LINK_COUNT_LIMIT", LINKS))
        .setMaxNumberOfAttributesPerEvent(
            variables.limit("OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT", ofEach))
        .setMaxNumberOfAttributesPerLink(variables.limit("OTEL_LINK_ATTRIBUTE_COUNT_LIMIT", ofEach))
        .build();
  }
}
