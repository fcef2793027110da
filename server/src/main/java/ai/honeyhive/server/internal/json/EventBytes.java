package ai.honeyhive.server.internal.json;

import ai.honeyhive.client.model.Event;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes events as {@link Event#toJson()} has them, byte for byte, without the tree. All values of
 * an event are frozen, and its texts well-formed, so that there are no other kinds of them than
 * those below.
 */
final class EventBytes {
  private final JsonGenerator out;

  EventBytes(JsonGenerator out) {
    this.out = out;
  }

  void write(Event event) throws IOException {
    out.writeStartObject();
    id("project_id", event.projectId());
    text("source", event.source());
    text("event_name", event.eventName());
    text("event_type", event.eventType().wireName());
    id("event_id", event.eventId());
    id("session_id", event.sessionId());
    text("parent_id", event.parentId());
    field("children_ids", event.childrenIds());
    field("config", event.config());
    field("inputs", event.inputs());
    field("outputs", event.outputs());
    text("error", event.error());
    number("start_time", event.startTime());
    number("end_time", event.endTime());
    number("duration", event.duration());
    field("metadata", event.metadata());
    field("feedback", event.feedback());
    field("metrics", event.metrics());
    field("user_properties", event.userProperties());
    fields(event.extra());
    out.writeEndObject();
  }

  private void id(String name, String value) throws IOException {
    if (!value.isEmpty()) {
      text(name, value);
    }
  }

  private void text(String name, @Nullable String value) throws IOException {
    out.writeFieldName(name);
    if (value == null) {
      out.writeNull();
    } else {
      out.writeString(value);
    }
  }

  private void number(String name, @Nullable Double value) throws IOException {
    out.writeFieldName(name);
    if (value == null) {
      out.writeNull();
      return;
    }
    long whole = value.longValue();
    if (whole == value) {
      out.writeNumber(whole);
    } else {
      out.writeNumber(BigDecimal.valueOf(value));
    }
  }

  private void fields(Map<?, ?> map) throws IOException {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      field((String) entry.getKey(), entry.getValue());
    }
  }

  private void field(String name, @Nullable Object value) throws IOException {
    out.writeFieldName(name);
    value(value);
  }

  private void value(@Nullable Object value) throws IOException {
    if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      fields(map);
      out.writeEndObject();
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      for (Object element : list) {
        value(element);
      }
      out.writeEndArray();
    } else {
      scalar(value);
    }
  }

  private void scalar(@Nullable Object value) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof Long number) {
      out.writeNumber(number);
    } else if (value instanceof Double number) {
      out.writeNumber(number);
    } else if (value instanceof BigInteger number) {
      out.writeNumber(number);
    } else if (value instanceof BigDecimal number) {
      out.writeNumber(number);
    } else {
      throw new IllegalArgumentException(
          "an event cannot hold a " + value.getClass().getName());
    }
  }
}
