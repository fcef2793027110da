package ai.honeyhive.client.internal.mapping;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which convention a span follows as a whole, by scope, name and attributes; the first that fits.
 */
final class Instrumentors {
  static final String TRACELOOP = "traceloop";

  /** HoneyHive's TypeScript SDK puts these on every span, so they say nothing about its maker. */
  private static final String ASSOCIATION = "traceloop.association.properties.";

  private static final Pattern INDEXED_PROMPT =
      Pattern.compile("gen_ai\\.(prompt|completion)\\.\\d+\\..*");

  private static final Pattern SECTION = Pattern.compile(
      "honeyhive_(inputs|outputs|config|metadata|metrics|feedback|user_properties)([._].*)?");

  private record Rule(String name, BiPredicate<SpanFacts, Attributes> fits) {}

  private static final List<Rule> RULES = List.of(
      new Rule("honeyhive", (facts, in) -> !speaksOfModels(in) && hasSections(in)),
      new Rule("openinference", Instrumentors::isOpenInference),
      new Rule(
          "aws-strands",
          (facts, in) -> facts.scopeName().startsWith("strands")
              || "strands-agents".equals(in.get("gen_ai.system"))),
      new Rule(
          "google-adk",
          (facts, in) ->
              facts.scopeName().equals("gcp.vertex.agent") || in.hasPrefix("gcp.vertex.agent.")),
      new Rule(TRACELOOP, Instrumentors::isTraceloop),
      new Rule("vercel-ai", Instrumentors::isVercel),
      new Rule(
          "spring-ai",
          (facts, in) -> in.has("spring.ai.kind")
              || (facts.scopeName().equals("org.springframework.boot") && in.hasPrefix("gen_ai."))),
      new Rule("langchain4j", Instrumentors::isLangChain4j));

  private Instrumentors() {}

  static @Nullable String of(SpanFacts facts, Attributes attributes, Attributes resource) {
    for (Rule rule : RULES) {
      if (rule.fits.test(facts, attributes)) {
        return rule.name;
      }
    }
    if (attributes.has("gen_ai.agent.id") && isOpenLit(facts, resource)) {
      return "openlit";
    }
    return attributes.hasPrefix("gen_ai.") ? "standardgenai" : null;
  }

  private static boolean hasSections(Attributes in) {
    return in.keys().stream().anyMatch(key -> SECTION.matcher(key).matches());
  }

  private static boolean speaksOfModels(Attributes in) {
    return in.keys().stream()
        .anyMatch(key -> key.startsWith("gen_ai.")
            || key.startsWith("llm.")
            || key.startsWith("ai.")
            || key.startsWith("openinference.")
            || key.startsWith("spring.ai.")
            || (key.startsWith("traceloop.") && !key.startsWith(ASSOCIATION)));
  }

  private static boolean isOpenInference(SpanFacts facts, Attributes in) {
    return facts.scopeName().startsWith("openinference.instrumentation")
        || facts.scopeName().startsWith("@arizeai/openinference")
        || in.has("openinference.span.kind")
        || in.hasPrefix("llm.input_messages.");
  }

  private static boolean isTraceloop(SpanFacts facts, Attributes in) {
    return in.has("traceloop.span.kind")
        || in.has("traceloop.workflow.name")
        || in.has("llm.request.type")
        || facts.scopeName().startsWith("opentelemetry.instrumentation.")
        || facts.scopeName().startsWith("@traceloop/")
        || in.keys().stream().anyMatch(key -> INDEXED_PROMPT.matcher(key).matches());
  }

  private static boolean isVercel(SpanFacts facts, Attributes in) {
    return in.has("ai.operationId")
        || in.has("ai.prompt.messages")
        || facts.scopeName().equals("ai")
        || facts.scopeName().equals("@vercel/otel");
  }

  private static boolean isLangChain4j(SpanFacts facts, Attributes in) {
    return facts.name().startsWith("langchain4j.")
        || (facts.name().startsWith("completion ") && in.has("gen_ai.provider.name"))
        || in.has("input_tokens");
  }

  private static boolean isOpenLit(SpanFacts facts, Attributes resource) {
    return facts.scopeName().startsWith("openlit")
        || "openlit".equals(resource.get("telemetry.sdk.name"));
  }
}
