package ai.honeyhive.client.internal.dialect.langchain4j;

import ai.honeyhive.client.internal.mapping.Attributes;
import ai.honeyhive.client.internal.mapping.Dialect;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.Signature;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.mapping.SpanSource;
import ai.honeyhive.client.internal.mapping.TypeRule;
import ai.honeyhive.client.internal.mapping.Values;
import ai.honeyhive.client.model.EventType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * LangChain4j as Micrometer observes it, and as Quarkus does. Both follow the GenAI conventions,
 * but for the names of providers, the outcome and the names of spans.
 */
public final class LangChain4jDialect implements Dialect {
  private static final String PROVIDER = "gen_ai.provider.name";
  private static final String OUTCOME = "outcome";
  private static final String COST = "gen_ai.client.estimated_cost";

  /** The names of LangChain4j's enumeration of providers. */
  private static final Set<String> PROVIDERS = Set.of(
      "AMAZON_BEDROCK",
      "ANTHROPIC",
      "AZURE_OPEN_AI",
      "GITHUB_MODELS",
      "GOOGLE_AI_GEMINI",
      "GOOGLE_GENAI",
      "GOOGLE_VERTEX_AI_ANTHROPIC",
      "GOOGLE_VERTEX_AI_GEMINI",
      "LOCAL_AI",
      "MICROSOFT_FOUNDRY",
      "MISTRAL_AI",
      "OLLAMA",
      "OPEN_AI",
      "WATSONX");

  private static final Pattern LEADING_NUMBER =
      Pattern.compile("\\s*(\\d{1,15}(?:\\.\\d{1,15})?)\\s*[^\\d.\\s].*");

  @Override
  public List<Signature> signatures() {
    return List.of(
        new Signature(Signature.LANGCHAIN4J, "langchain4j", LangChain4jDialect::isLangChain4j));
  }

  private static boolean isLangChain4j(SpanSource span) {
    String name = span.facts().name();
    return name.startsWith("langchain4j.")
        || (name.startsWith("completion ") && span.attributes().has(PROVIDER))
        || span.attributes().has("input_tokens");
  }

  /** The methods of AI services are spans of their own around the calls of models. */
  @Override
  public List<TypeRule> typeRules() {
    return List.of(new TypeRule(
        TypeRule.LAST,
        span -> span.facts().name().startsWith("langchain4j.aiservices.")
            ? Optional.of(EventType.CHAIN)
            : Optional.empty()));
  }

  @Override
  public void read(SpanReading span) {
    Attributes attributes = span.attributes();
    String provider = attributes.text(PROVIDER);
    if (provider != null && PROVIDERS.contains(provider)) {
      span.draft()
          .put(Section.CONFIG, "provider", provider.toLowerCase(Locale.ROOT).replace("_", ""));
    }
    Object outcome = attributes.get(OUTCOME);
    if (provider != null && ("SUCCESS".equals(outcome) || "ERROR".equals(outcome))) {
      // a failure is the event's error
      attributes.use(OUTCOME);
    }
    cost(span);
  }

  /** A number with its currency behind it. */
  private static void cost(SpanReading span) {
    String text = span.attributes().text(COST);
    Matcher number = LEADING_NUMBER.matcher(text == null ? "" : text);
    if (number.matches() && !span.attributes().has("gen_ai.usage.cost")) {
      span.draft().put(Section.METRICS, "cost", Values.number(number.group(1)));
    }
  }
}
