package ai.honeyhive.client.internal.mapping.rules;

import ai.honeyhive.client.internal.JsonText;
import ai.honeyhive.client.internal.mapping.EventDraft;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.model.EventType;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which model was called, and whose it is. */
public final class ModelAndProvider {
  private static final Ranking MODEL = Ranking.of(
      Section.CONFIG,
      "model",
      ModelAndProvider::modelName,
      "gen_ai.request.model",
      "llm.model_name",
      "ai.model.id",
      "embedding.model_name");

  private static final Ranking ANSWERED =
      Ranking.of(Section.CONFIG, "model", ModelAndProvider::modelName, "gen_ai.response.model");

  private static final String PARAMETERS = "llm.invocation_parameters";

  private static final Ranking PROVIDER = Ranking.of(
      Section.CONFIG,
      "provider",
      ModelAndProvider::providerName,
      "gen_ai.provider.name",
      "llm.provider",
      "gen_ai.system",
      "llm.system",
      "ai.model.provider");

  /** What frameworks write when an answer never came. */
  private static final Set<String> NO_MODELS = Set.of("none", "unknown");

  /** Frameworks that name themselves where the provider belongs. */
  private static final Set<String> FRAMEWORKS = Set.of("spring_ai", "spring-ai", "langchain4j");

  private ModelAndProvider() {}

  public static void read(SpanReading span) {
    MODEL.apply(span);
    requested(span);
    ANSWERED.apply(span);
    PROVIDER.apply(span);
    EventDraft draft = span.draft();
    Object answered = span.attributes().get("gen_ai.response.model");
    Object name =
        modelName(answered) == null ? draft.get(Section.METADATA, "response_model") : answered;
    name = name == null ? span.attributes().get("llm.model_name") : name;
    if (name == null && span.type() == EventType.MODEL) {
      name = draft.get(Section.CONFIG, "model");
    }
    if (name != null) {
      draft.put(Section.METADATA, "model_name", name);
    }
  }

  /** The model among the settings of a request is kept also when it is not the one believed. */
  private static void requested(SpanReading span) {
    if (JsonText.parsed(span.attributes().get(PARAMETERS)) instanceof Map<?, ?> parameters) {
      Object model = modelName(parameters.get("model"));
      if (model != null && !span.draft().put(Section.CONFIG, "model", model)) {
        span.draft().keep(PARAMETERS, Map.of("model", model));
      }
    }
  }

  /** The value, unless it stands for no model at all. */
  public static @Nullable Object modelName(@Nullable Object value) {
    return value instanceof String name && !NO_MODELS.contains(name) ? name : null;
  }

  private static @Nullable Object providerName(@Nullable Object value) {
    return value instanceof String name && !FRAMEWORKS.contains(name) ? name : null;
  }
}
