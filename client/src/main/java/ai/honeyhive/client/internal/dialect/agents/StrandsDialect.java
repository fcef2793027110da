package ai.honeyhive.client.internal.dialect.agents;

import ai.honeyhive.client.internal.JsonText;
import ai.honeyhive.client.internal.dialect.genai.GenAiEventDialect;
import ai.honeyhive.client.internal.mapping.Attributes;
import ai.honeyhive.client.internal.mapping.Dialect;
import ai.honeyhive.client.internal.mapping.Moment;
import ai.honeyhive.client.internal.mapping.Move;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.Signature;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.mapping.SpanSource;
import ai.honeyhive.client.internal.mapping.TypeRule;
import ai.honeyhive.client.internal.mapping.Values;
import ai.honeyhive.client.internal.message.BedrockParts;
import ai.honeyhive.client.model.EventType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Strands Agents, by AWS. What it says beyond the GenAI conventions is in the parts of the messages
 * of its span events, which have the form of Bedrock's Converse API.
 */
public final class StrandsDialect implements Dialect {
  private static final String INSTRUMENTOR = "aws-strands";
  private static final String NAME = "strands-agents";

  /** Milliseconds, though the conventions have metrics of these names in seconds. */
  private static final List<Move> TIMES = List.of(
      new Move(
          "gen_ai.server.time_to_first_token",
          Section.METADATA,
          "time_to_first_token_ms",
          Values::number),
      new Move("gen_ai.server.request.duration", Section.METADATA, "latency_ms", Values::number));

  @Override
  public List<Signature> signatures() {
    return List.of(new Signature(Signature.STRANDS, INSTRUMENTOR, StrandsDialect::isStrands));
  }

  private static boolean isStrands(SpanSource span) {
    return span.facts().scopeName().startsWith("strands")
        || NAME.equals(span.attributes().get("gen_ai.system"))
        || span.moments().stream()
            .anyMatch(moment -> moment.name().startsWith("gen_ai.")
                && NAME.equals(moment.attributes().get("gen_ai.system")));
  }

  /** A turn of an agent's loop has no operation of its own. */
  @Override
  public List<TypeRule> typeRules() {
    return List.of(new TypeRule(
        TypeRule.LAST,
        span -> span.attributes().has("event_loop.cycle_id")
            ? Optional.of(EventType.CHAIN)
            : Optional.empty()));
  }

  @Override
  public void read(SpanReading span) {
    if (!INSTRUMENTOR.equals(span.instrumentor())) {
      return;
    }
    span.move(TIMES);
    if (span.type() != EventType.TOOL) {
      chat(span);
    }
  }

  private static void chat(SpanReading span) {
    List<Moment> parsed = span.moments().stream().map(StrandsDialect::parsed).toList();
    GenAiEventDialect.readOfChat(parsed, span.draft());
    for (int i = 0; i < parsed.size(); i++) {
      copyUse(parsed.get(i), span.moments().get(i));
    }
  }

  /** The same event with its parts, which come as JSON text. */
  private static Moment parsed(Moment moment) {
    Map<String, @Nullable Object> values =
        new LinkedHashMap<>(moment.attributes().values());
    for (String key : List.of("content", "message")) {
      Object parts = JsonText.parsed(values.get(key));
      if (BedrockParts.areParts(parts)) {
        values.put(key, parts);
      }
    }
    return new Moment(moment.name(), moment.epochNanos(), new Attributes(values));
  }

  private static void copyUse(Moment from, Moment to) {
    if (from.isUsed()) {
      to.use();
    }
    from.attributes().keys().stream()
        .filter(from.attributes()::isUsed)
        .forEach(to.attributes()::use);
    if (NAME.equals(to.attributes().get("gen_ai.system"))) {
      // the instrumentor says so
      to.attributes().use("gen_ai.system");
    }
  }
}
