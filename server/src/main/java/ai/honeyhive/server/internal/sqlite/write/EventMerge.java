package ai.honeyhive.server.internal.sqlite.write;

import ai.honeyhive.client.model.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What two events with one id are together. */
final class EventMerge {
  private EventMerge() {}

  /** What {@code top} says wins, key by key in the sections; what it does not say stays. */
  static Event over(Event base, Event top) {
    return base.toBuilder()
        .eventType(top.eventType())
        .sessionId(top.sessionId())
        .source(said(top.source(), base.source()))
        .eventName(said(top.eventName(), base.eventName()))
        .parentId(first(top.parentId(), base.parentId()))
        .childrenIds(said(top.childrenIds(), base.childrenIds()))
        .error(first(top.error(), base.error()))
        .startTime(first(top.startTime(), base.startTime()))
        .endTime(first(top.endTime(), base.endTime()))
        .duration(first(top.duration(), base.duration()))
        .config(merged(base.config(), top.config()))
        .inputs(merged(base.inputs(), top.inputs()))
        .outputs(merged(base.outputs(), top.outputs()))
        .metadata(merged(base.metadata(), top.metadata()))
        .feedback(merged(base.feedback(), top.feedback()))
        .metrics(merged(base.metrics(), top.metrics()))
        .userProperties(merged(base.userProperties(), top.userProperties()))
        .extra(merged(base.extra(), top.extra()))
        .build();
  }

  /**
   * A session that is started again: the first start stays, and the later one adds to it; in the
   * metadata and the user properties the later one wins.
   */
  static Event restarted(Event first, Event again) {
    return over(again, first).toBuilder()
        .metadata(merged(first.metadata(), again.metadata()))
        .userProperties(merged(first.userProperties(), again.userProperties()))
        .build();
  }

  static Map<String, @Nullable Object> merged(
      Map<String, @Nullable Object> base, Map<String, @Nullable Object> top) {
    if (base.isEmpty() || top.isEmpty()) {
      return base.isEmpty() ? top : base;
    }
    Map<String, @Nullable Object> both = new LinkedHashMap<>(base);
    both.putAll(top);
    return both;
  }

  static String said(@Nullable String text, String otherwise) {
    return text == null || text.equals(Event.UNKNOWN) ? otherwise : text;
  }

  private static <T> @Nullable T first(@Nullable T value, @Nullable T otherwise) {
    return value == null ? otherwise : value;
  }

  private static List<String> said(List<String> values, List<String> otherwise) {
    return values.isEmpty() ? otherwise : values;
  }
}
