package ai.honeyhive.client.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event and its builder hold; an event never changes its own. Every collection in it is
 * frozen.
 */
final class EventFields {
  String projectId = "";
  String source = Event.UNKNOWN;
  String eventName = Event.UNKNOWN;
  String eventId = "";
  String sessionId = "";

  @Nullable
  EventType eventType;

  List<String> childrenIds = List.of();

  @Nullable
  String parentId;

  @Nullable
  String error;

  @Nullable
  Double startTime;

  @Nullable
  Double endTime;

  @Nullable
  Double duration;

  Map<String, @Nullable Object> config = Map.of();
  Map<String, @Nullable Object> inputs = Map.of();
  Map<String, @Nullable Object> outputs = Map.of();
  Map<String, @Nullable Object> metadata = Map.of();
  Map<String, @Nullable Object> feedback = Map.of();
  Map<String, @Nullable Object> metrics = Map.of();
  Map<String, @Nullable Object> userProperties = Map.of();
  Map<String, @Nullable Object> extra = Map.of();

  EventFields() {}

  EventFields(EventFields other) {
    projectId = other.projectId;
    source = other.source;
    eventName = other.eventName;
    eventId = other.eventId;
    sessionId = other.sessionId;
    eventType = other.eventType;
    childrenIds = other.childrenIds;
    parentId = other.parentId;
    error = other.error;
    startTime = other.startTime;
    endTime = other.endTime;
    duration = other.duration;
    config = other.config;
    inputs = other.inputs;
    outputs = other.outputs;
    metadata = other.metadata;
    feedback = other.feedback;
    metrics = other.metrics;
    userProperties = other.userProperties;
    extra = other.extra;
  }

  List<@Nullable Object> values() {
    return Arrays.asList(
        projectId,
        source,
        eventName,
        eventId,
        sessionId,
        eventType,
        childrenIds,
        parentId,
        error,
        startTime,
        endTime,
        duration,
        config,
        inputs,
        outputs,
        metadata,
        feedback,
        metrics,
        userProperties,
        extra);
  }
}
