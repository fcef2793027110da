package ai.honeyhive.tracer.capture;

import ai.honeyhive.tracer.internal.export.encoding.NoopProcessor;
import ai.honeyhive.tracer.internal.export.encoding.ShapedSpan;
import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.TracerBuilder;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/** Cases as spans of a real SDK. */
final class CaseSpans {
  private CaseSpans() {}

  static SpanData of(CaptureCase one) {
    SdkTracerProvider provider = SdkTracerProvider.builder()
        .setResource(Resource.create(attributes(one.span().path("resource"))))
        .addSpanProcessor(new NoopProcessor())
        .build();
    TracerBuilder scope = provider.tracerBuilder(one.span().at("/scope/name").asText(""));
    if (one.span().at("/scope/version").isTextual()) {
      scope.setInstrumentationVersion(one.span().at("/scope/version").asText());
    }
    var builder = scope
        .build()
        .spanBuilder(one.spanName())
        .setParent(Context.root())
        .setStartTimestamp(one.start(), TimeUnit.NANOSECONDS);
    for (int i = 0; i < one.span().path("links").asInt(); i++) {
      builder.addLink(SpanContext.create(
          RawOtlp.traceId(i), RawOtlp.spanId(i), TraceFlags.getSampled(), TraceState.getDefault()));
    }
    Span span = builder.startSpan();
    for (JsonNode moment : one.span().path("events")) {
      span.addEvent(
          moment.path("name").asText(),
          attributes(moment.path("attributes")),
          one.time(moment),
          TimeUnit.NANOSECONDS);
    }
    if (one.span().has("status")) {
      span.setStatus(
          StatusCode.valueOf(one.span().path("status").asText()),
          one.span().path("statusMessage").asText(""));
    }
    boolean plain = isPlain(one.attributes());
    if (plain) {
      span.setAllAttributes(attributes(one.attributes()));
    }
    span.end(one.end(), TimeUnit.NANOSECONDS);
    SpanData made = ((ReadableSpan) span).toSpanData();
    return plain ? made : ShapedSpan.of(made, anything(one.attributes()));
  }

  /** Whether the attributes are such that {@link Attributes} of each OpenTelemetry can hold. */
  private static boolean isPlain(JsonNode attributes) {
    return attributes.properties().stream().allMatch(entry -> {
      JsonNode value = entry.getValue();
      return value.isValueNode() || (value.isArray() && hasOneType(value));
    });
  }

  private static boolean hasOneType(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).allMatch(JsonNode::isValueNode)
        && StreamSupport.stream(array.spliterator(), false)
                .map(CaseSpans::scalar)
                .map(Object::getClass)
                .distinct()
                .count()
            == 1;
  }

  static Attributes attributes(JsonNode object) {
    AttributesBuilder builder = Attributes.builder();
    object.properties().forEach(entry -> put(builder, entry.getKey(), entry.getValue()));
    return builder.build();
  }

  @SuppressWarnings("unchecked") // the first element tells the type of all
  private static void put(AttributesBuilder builder, String key, JsonNode value) {
    if (value.isArray()) {
      List<Object> list = new ArrayList<>();
      value.forEach(element -> list.add(scalar(element)));
      Object first = list.get(0);
      if (first instanceof String) {
        builder.put(AttributeKey.stringArrayKey(key), (List<String>) (List<?>) list);
      } else if (first instanceof Long) {
        builder.put(AttributeKey.longArrayKey(key), (List<Long>) (List<?>) list);
      } else if (first instanceof Double) {
        builder.put(AttributeKey.doubleArrayKey(key), (List<Double>) (List<?>) list);
      } else {
        builder.put(AttributeKey.booleanArrayKey(key), (List<Boolean>) (List<?>) list);
      }
    } else if (value.isTextual()) {
      builder.put(key, value.asText());
    } else if (value.isBoolean()) {
      builder.put(key, value.asBoolean());
    } else if (value.isIntegralNumber()) {
      builder.put(key, value.longValue());
    } else {
      builder.put(key, value.doubleValue());
    }
  }

  private static Object scalar(JsonNode value) {
    if (value.isTextual()) {
      return value.asText();
    }
    if (value.isBoolean()) {
      return value.asBoolean();
    }
    return value.isIntegralNumber() ? (Object) value.longValue() : (Object) value.doubleValue();
  }

  private static Map<String, Object> anything(JsonNode object) {
    Map<String, Object> values = new LinkedHashMap<>();
    object
        .properties()
        .forEach(entry -> values.put(
            entry.getKey(),
            entry.getValue().isValueNode() ? scalar(entry.getValue()) : value(entry.getValue())));
    return values;
  }

  private static Value<?> value(JsonNode node) {
    if (node.has("$bytes")) {
      return Value.of(Base64.getDecoder().decode(node.path("$bytes").asText()));
    }
    if (node.has("$double")) {
      return Value.of(Double.parseDouble(node.path("$double").asText()));
    }
    if (node.isArray()) {
      List<Value<?>> list = new ArrayList<>();
      node.forEach(element -> list.add(value(element)));
      return Value.of(list);
    }
    if (node.isObject()) {
      return Value.of(node.properties().stream()
          .map(entry -> KeyValue.of(entry.getKey(), value(entry.getValue())))
          .toArray(KeyValue[]::new));
    }
    if (node.isTextual()) {
      return Value.of(node.asText());
    }
    if (node.isBoolean()) {
      return Value.of(node.asBoolean());
    }
    return node.isIntegralNumber() ? Value.of(node.longValue()) : Value.of(node.doubleValue());
  }
}
