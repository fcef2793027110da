package ai.honeyhive.client.internal.mapping.rules;

import ai.honeyhive.client.internal.mapping.Dialect;
import ai.honeyhive.client.internal.mapping.EventDraft;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What happens to a draft after the dialects have read, whichever they are. */
public final class Rules {
  private Rules() {}

  /**
   * Runs one step. A step that fails is a bug of ours, and costs no event: the event says which one
   * it was, and what the step had not used stays in metadata.
   */
  private static void guard(SpanReading span, String name, Consumer<SpanReading> step) {
    try {
      step.accept(span);
    } catch (RuntimeException bug) {
      note(span, name, bug);
    }
  }

  /** Lets a dialect read, in the same way. */
  public static void read(SpanReading span, Dialect dialect) {
    try {
      dialect.read(span);
    } catch (RuntimeException bug) {
      note(span, dialect.getClass().getSimpleName(), bug);
    }
  }

  private static void note(SpanReading span, String step, RuntimeException bug) {
    span.draft().put(Section.METADATA, "mapping_error." + step, bug.getClass().getName());
  }

  public static void finish(SpanReading span) {
    guard(span, "ModelAndProvider", ModelAndProvider::read);
    guard(span, "Figures", Figures::read);
    guard(
        span,
        "Conversation",
        reading -> reading.draft().conversation().write(reading.draft(), reading.type()));
    guard(span, "Failure", Failure::read);
    Object reason = span.draft().get(Section.METADATA, "finish_reason");
    if (reason != null && span.type() == EventType.MODEL) {
      span.draft().put(Section.OUTPUTS, "finish_reason", reason);
    }
    Leftovers.keep(span);
  }

  /** Writes what the span itself is; see {@link EventDraft#LINEAGE}. */
  public static void lineage(
      SpanReading span, String traceId, String spanId, @Nullable String parentSpanId) {
    Map<String, @Nullable Object> metadata = span.draft().section(Section.METADATA);
    if (span.instrumentor() != null) {
      metadata.put("instrumentor", span.instrumentor());
    }
    if (!span.facts().scopeName().isEmpty()) {
      Map<String, @Nullable Object> scope = new LinkedHashMap<>();
      scope.put("name", span.facts().scopeName());
      if (span.facts().scopeVersion() != null) {
        scope.put("version", span.facts().scopeVersion());
      }
      metadata.put("scope", scope);
    }
    metadata.put("trace_id", traceId);
    metadata.put("span_id", spanId);
    if (parentSpanId != null) {
      metadata.put("parent_span_id", parentSpanId);
    }
    metadata.put("has_otlp_lineage", true);
  }

  public static Event.Builder fill(Event.Builder event, SpanReading span) {
    EventDraft draft = span.draft();
    return event
        .error(draft.error())
        .config(draft.section(Section.CONFIG))
        .inputs(draft.section(Section.INPUTS))
        .outputs(draft.section(Section.OUTPUTS))
        .metadata(draft.section(Section.METADATA))
        .metrics(draft.section(Section.METRICS))
        .feedback(draft.section(Section.FEEDBACK))
        .userProperties(draft.section(Section.USER_PROPERTIES));
  }
}
