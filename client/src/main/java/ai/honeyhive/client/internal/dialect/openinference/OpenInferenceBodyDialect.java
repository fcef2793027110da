package ai.honeyhive.client.internal.dialect.openinference;

import ai.honeyhive.client.internal.JsonText;
import ai.honeyhive.client.internal.mapping.Conversation;
import ai.honeyhive.client.internal.mapping.Dialect;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.mapping.Values;
import ai.honeyhive.client.internal.message.Messages;
import ai.honeyhive.client.internal.message.ModelBodies;
import ai.honeyhive.client.model.EventType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code input.value} and {@code output.value} where nothing else says what went in and came out:
 * often the bodies of the request to a model and of its answer.
 */
public final class OpenInferenceBodyDialect implements Dialect {
  @Override
  public void read(SpanReading span) {
    if (span.type() != EventType.MODEL) {
      StepValues.read(span);
      return;
    }
    Conversation conversation = span.draft().conversation();
    if (conversation.hasInputs() || span.draft().section(Section.INPUTS).containsKey("prompt")) {
      drop(span, StepValues.INPUT);
    } else {
      request(span);
    }
    if (conversation.hasOutputs() || span.draft().section(Section.OUTPUTS).containsKey("text")) {
      drop(span, StepValues.OUTPUT);
    } else {
      answer(span);
    }
  }

  /** What loses says the same, and more than anybody reads. */
  private static void drop(SpanReading span, String attribute) {
    Object value = span.attributes().get(attribute);
    if (value != null && !Values.isEmpty(value)) {
      span.attributes().use(attribute);
    }
  }

  private static void request(SpanReading span) {
    Object value = span.attributes().get(StepValues.INPUT);
    if (JsonText.parsed(value) instanceof Map<?, ?> body) {
      ModelBodies.Read read = ModelBodies.request(body);
      if (read != null) {
        span.draft().conversation().offerInputs(read.messages());
        keep(span, StepValues.INPUT, read);
        return;
      }
    }
    plain(span, StepValues.INPUT, span.draft().conversation()::offerInputs, Messages.USER);
  }

  private static void answer(SpanReading span) {
    Object value = span.attributes().get(StepValues.OUTPUT);
    if (JsonText.parsed(value) instanceof Map<?, ?> body) {
      ModelBodies.Read read = ModelBodies.answer(body);
      if (read != null) {
        span.draft().conversation().offerOutputs(read.messages());
        keep(span, StepValues.OUTPUT, read);
        return;
      }
    }
    plain(span, StepValues.OUTPUT, span.draft().conversation()::offerOutputs, Messages.ASSISTANT);
  }

  /** Puts what metadata has a name for there; other fields stay together. */
  static void keep(SpanReading span, String attribute, ModelBodies.Read read) {
    Map<String, @Nullable Object> rest = new LinkedHashMap<>(read.rest());
    read.known().forEach((key, value) -> {
      if (!span.draft().put(Section.METADATA, key, value)) {
        rest.put(key, value);
      }
    });
    span.keepRest(attribute, rest);
  }

  private static void plain(
      SpanReading span,
      String attribute,
      Consumer<List<Map<String, @Nullable Object>>> offer,
      String role) {
    List<Map<String, @Nullable Object>> messages =
        Messages.read(span.attributes().get(attribute), role);
    if (!messages.isEmpty()) {
      offer.accept(messages);
      span.attributes().use(attribute);
    }
  }
}
