package ai.honeyhive.server.store.archive;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.store.Document;
import ai.honeyhive.server.store.EventUpdate;
import ai.honeyhive.server.store.EventWrite;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line of an archive: a JSON object whose {@code kind} says what it is. Immutable. */
public final class ArchiveRecord {
  private static final Pattern TRACE_ID = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern SPAN_ID = Pattern.compile("[0-9a-f]{16}");

  /** What a record is. */
  public enum Kind {
    /** An object that is no event: {@code type, id, name, created_at, updated_at, json}. */
    DOCUMENT,
    /**
     * An event as it is stored, without what follows from others: {@code id, event} and, when it
     * has them, {@code parent_id, trace_id, span_id, parent_span_id, start_ns}.
     */
    EVENT,
    /**
     * A session: {@code id}, the event that started it ({@code started}, with {@code arrived_ms})
     * or else when its events did ({@code start_ms}), and what they said about it ({@code said}).
     */
    SESSION,
    /** All updates of an event as one: {@code id, update}. */
    UPDATE;

    /** {@return the name in the JSON form, for example {@code "event"}} */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Kind kind;
  private final ObjectNode json;

  private ArchiveRecord(Kind kind, ObjectNode json) {
    this.kind = kind;
    this.json = json;
  }

  /**
   * Makes a record that a store read.
   *
   * @param kind what it is
   * @param json its fields but {@code kind}, which are not copied
   * @return the record
   */
  public static ArchiveRecord of(Kind kind, ObjectNode json) {
    return new ArchiveRecord(kind, json);
  }

  /**
   * Reads a record.
   *
   * @param json its JSON form, which is not copied
   * @return the record, whose fields are as they must be
   * @throws IllegalArgumentException when it is no record, or a field is not as it must be
   */
  public static ArchiveRecord fromJson(JsonNode json) {
    if (!(json instanceof ObjectNode object)) {
      throw new IllegalArgumentException("a record must be a JSON object");
    }
    Kind kind = kind(object.path("kind").asText());
    ArchiveRecord record = new ArchiveRecord(kind, object);
    switch (kind) {
      case DOCUMENT -> record.document("any");
      case EVENT -> record.checkEvent();
      case SESSION -> record.checkSession();
      case UPDATE -> {
        record.uuid("id");
        record.update();
      }
    }
    return record;
  }

  private static Kind kind(String name) {
    for (Kind kind : Kind.values()) {
      if (kind.wireName().equals(name)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("there is no kind of record \"" + name + "\"");
  }

  private void checkEvent() {
    Event event = event();
    boolean complete = event.startTime() != null && event.endTime() != null;
    if (!complete || !event.eventId().equals(uuid("id"))) {
      throw new IllegalArgumentException("event must have its id, start_time and end_time");
    }
    if (!EventWrite.isUuid(event.sessionId()) || event.sessionId().equals(event.eventId())) {
      throw new IllegalArgumentException("session_id must be the id of another event");
    }
    if (json.hasNonNull("parent_id")) {
      uuid("parent_id");
    }
    hex("trace_id", TRACE_ID);
    hex("span_id", SPAN_ID);
    hex("parent_span_id", SPAN_ID);
  }

  private void checkSession() {
    uuid("id");
    if (!json.path("said").isObject()) {
      throw new IllegalArgumentException("said must be an object");
    }
    String time = started() == null ? "start_ms" : "arrived_ms";
    if (!json.path(time).isNumber()) {
      throw new IllegalArgumentException(time + " must be a number");
    }
  }

  private String uuid(String field) {
    String text = json.path(field).asText();
    if (!EventWrite.isUuid(text)) {
      throw new IllegalArgumentException(field + " must be a UUID in lower case");
    }
    return text;
  }

  private void hex(String field, Pattern form) {
    String text = text(field);
    if (text != null && !form.matcher(text).matches()) {
      throw new IllegalArgumentException(field + " must be hexadecimal digits: " + form);
    }
  }

  /** {@return what it is} */
  public Kind kind() {
    return kind;
  }

  /** {@return the id of what it tells about} */
  public String id() {
    return json.path("id").asText();
  }

  /**
   * Reads a field.
   *
   * @param field its name
   * @return its text, or null when there is none
   */
  public @Nullable String text(String field) {
    return json.path(field).textValue();
  }

  /**
   * Reads a field.
   *
   * @param field its name
   * @return its value, missing when it is not there; not to be changed
   */
  public JsonNode field(String field) {
    return json.path(field);
  }

  /** {@return the event of an event's record} */
  public Event event() {
    return Event.fromJson(object("event"));
  }

  /** {@return the event that started a session; null when nobody did} */
  public @Nullable Event started() {
    return json.hasNonNull("started") ? Event.fromJson(object("started")) : null;
  }

  /** {@return the update of an update's record} */
  public EventUpdate update() {
    return EventUpdate.fromJson(object("update"));
  }

  /**
   * Reads a document's record.
   *
   * @param project the project the document is to belong to
   * @return a document that no store has yet
   * @throws IllegalArgumentException when a field is not as it must be
   */
  public Document document(String project) {
    try {
      Document.Key key = new Document.Key(project, json.path("type").asText(), id());
      return Document.of(key)
          .name(json.path("name").asText())
          .created(time("created_at"))
          .updated(time("updated_at"))
          .json(object("json"))
          .build();
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("created_at and updated_at must be times", e);
    }
  }

  /** A time that a store can keep: in milliseconds since the Unix epoch. */
  private Instant time(String field) {
    return Instant.ofEpochMilli(Instant.parse(json.path(field).asText()).toEpochMilli());
  }

  private ObjectNode object(String field) {
    if (json.path(field) instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException(field + " must be an object");
  }

  /** {@return the JSON form, a new tree} */
  public ObjectNode toJson() {
    ObjectNode form = json.objectNode().put("kind", kind.wireName());
    ObjectNode fields = json.deepCopy();
    fields.remove("kind");
    return form.setAll(fields);
  }

  /** Names what it is, without the content, which may be private. */
  @Override
  public String toString() {
    return kind.wireName() + " " + id();
  }
}
