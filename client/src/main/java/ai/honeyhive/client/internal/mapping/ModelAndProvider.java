package ai.honeyhive.client.internal.mapping;

import ai.honeyhive.client.model.EventType;
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
      "embedding.model_name",
      "gen_ai.response.model");

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
    PROVIDER.apply(span);
    EventDraft draft = span.draft();
    Object answered = span.attributes().get("gen_ai.response.model");
    Object name = modelName(answered) == null ? null : answered;
    if (name == null && span.type() == EventType.MODEL) {
      name = draft.get(Section.CONFIG, "model");
    }
    if (name != null) {
      draft.put(Section.METADATA, "model_name", name);
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
