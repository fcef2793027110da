package ai.honeyhive.client.internal.dialect.genai;

import ai.honeyhive.client.internal.JsonText;
import ai.honeyhive.client.internal.mapping.Attributes;
import ai.honeyhive.client.internal.mapping.Dialect;
import ai.honeyhive.client.internal.mapping.EventDraft;
import ai.honeyhive.client.internal.mapping.Move;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.mapping.Values;
import ai.honeyhive.client.internal.message.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * OpenTelemetry's GenAI conventions before 1.37: system, and prompt and completion in one attribute
 * each.
 */
public final class GenAiOlderDialect implements Dialect {
  private static final String PROMPT = "gen_ai.prompt";
  private static final String COMPLETION = "gen_ai.completion";
  private static final String OPENAI_REQUEST = "gen_ai.openai.request.";

  private static final List<Move> TABLE = List.of(
      Move.of("gen_ai.openai.response.system_fingerprint", Section.METADATA, "system_fingerprint"),
      Move.of("gen_ai.response.finish_reason", Section.METADATA, "finish_reason"),
      new Move("gen_ai.server.ttft", Section.METRICS, "ttft_ms", Values::number),
      new Move("gen_ai.server.tbt", Section.METRICS, "tbt_ms", Values::number));

  /** Traceloop's spans have the system in config alone, as production keeps it. */
  private static final List<Move> SYSTEM =
      List.of(Move.of("gen_ai.system", Section.METADATA, "system"));

  @Override
  public void read(SpanReading span) {
    span.move(TABLE);
    if (!"traceloop".equals(span.instrumentor())) {
      span.move(SYSTEM);
    }
    openAiSettings(span);
    texts(span.attributes(), span.draft());
  }

  private static void openAiSettings(SpanReading span) {
    Attributes attributes = span.attributes();
    for (String key : attributes.keys()) {
      Object value = attributes.get(key);
      if (key.startsWith(OPENAI_REQUEST) && value != null) {
        String name = key.substring(OPENAI_REQUEST.length());
        Object formed = name.equals("seed") ? Values.number(value) : value;
        if (span.draft().put(Section.CONFIG, name, formed)) {
          attributes.use(key);
        }
      }
    }
  }

  /**
   * Reads prompt and completion of a span, or of the span events that hold the same two attributes.
   */
  static void texts(Attributes from, EventDraft to) {
    List<Map<String, @Nullable Object>> prompt = Messages.read(from.get(PROMPT), Messages.USER);
    if (!prompt.isEmpty()) {
      to.conversation().offerInputs(prompt);
      from.use(PROMPT);
    }
    List<Map<String, @Nullable Object>> completion = completion(from.get(COMPLETION));
    if (!completion.isEmpty()) {
      to.conversation().offerOutputs(completion);
      from.use(COMPLETION);
    }
  }

  private static List<Map<String, @Nullable Object>> completion(@Nullable Object value) {
    if (JsonText.parsed(value) instanceof Map<?, ?> fields
        && fields.get("text") instanceof String text
        && !Messages.isMessage(fields)) {
      Map<String, @Nullable Object> message = new LinkedHashMap<>();
      fields.forEach((key, field) -> message.put(String.valueOf(key), field));
      message.remove("text");
      message.put("content", text);
      return Messages.one(message, Messages.ASSISTANT);
    }
    return Messages.read(value, Messages.ASSISTANT);
  }
}
