package ai.honeyhive.agent;

import ai.honeyhive.tracer.internal.diagnostics.Fence;
import ai.honeyhive.tracer.internal.processing.BodyAttributes;
import ai.honeyhive.tracer.internal.processing.routing.AgentRouter;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;

/**
 * Joins log records that are events to their span, as an event beside it: several instrumentations
 * of the agent put the texts of messages only there. The host's logs stay as they are. Thread-safe.
 */
final class MessageLogProcessor implements LogRecordProcessor {
  private static final AttributeKey<String> EVENT_NAME = AttributeKey.stringKey("event.name");

  private final AgentRouter router;
  private final Fence fence;

  MessageLogProcessor(AgentRouter router, Fence fence) {
    this.router = router;
    this.fence = fence;
  }

  @Override
  public void onEmit(Context context, ReadWriteLogRecord log) {
    fence.run("Joining a log record to its span", () -> {
      // The attribute is the name's older place.
      String name = log.getEventName();
      String event = name == null ? log.getAttribute(EVENT_NAME) : name;
      if (event != null) {
        join(context, event, log);
      }
    });
  }

  private void join(Context context, String event, ReadWriteLogRecord log) {
    AttributesBuilder attributes = log.getAttributes().toBuilder().remove(EVENT_NAME);
    if (log.getBodyValue() != null) {
      BodyAttributes.put(attributes, log.getBodyValue());
    }
    long time = log.getTimestampEpochNanos();
    router.addEvent(
        context,
        event,
        attributes.build(),
        time == 0 ? log.getObservedTimestampEpochNanos() : time);
  }
}
