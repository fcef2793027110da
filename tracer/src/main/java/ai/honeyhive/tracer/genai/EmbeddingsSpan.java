package ai.honeyhive.tracer.genai;

import ai.honeyhive.tracer.TracedSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a model that makes vectors of texts, while it runs. The vectors are not recorded, only
 * how many they are. Nothing here throws.
 *
 * @see GenAi#embeddings
 */
public final class EmbeddingsSpan implements AutoCloseable {
  private final TracedSpan span;
  private final Consumption consumption;

  EmbeddingsSpan(TracedSpan span, String provider, String model, PriceTable prices) {
    this.span = span;
    this.consumption = new Consumption(span, provider, model, prices);
    span.attribute("gen_ai.operation.name", "embeddings")
        .attribute("gen_ai.provider.name", provider)
        .attribute("gen_ai.request.model", model);
  }

  /**
   * Records the text.
   *
   * @param text the text
   * @return this span
   */
  public EmbeddingsSpan input(String text) {
    span.input("text", text);
    return this;
  }

  /**
   * Records the texts.
   *
   * @param texts the texts
   * @return this span
   */
  public EmbeddingsSpan input(List<String> texts) {
    span.input("texts", texts);
    return this;
  }

  /**
   * Records how long the vectors are.
   *
   * @param count how many numbers each has
   * @return this span
   */
  public EmbeddingsSpan dimensions(long count) {
    span.attribute("gen_ai.embeddings.dimension.count", count);
    return this;
  }

  /**
   * Records how many vectors came back.
   *
   * @param count how many
   * @return this span
   */
  public EmbeddingsSpan vectors(long count) {
    span.output("vectors", count);
    return this;
  }

  /**
   * Records the model that answered. Its price counts, where there is one.
   *
   * @param model the name in the answer
   * @return this span
   */
  public EmbeddingsSpan responseModel(@Nullable String model) {
    consumption.responseModel(model);
    return this;
  }

  /**
   * Records the tokens of the texts, and what they cost where the price is known.
   *
   * @param input the tokens
   * @return this span
   */
  public EmbeddingsSpan usage(long input) {
    consumption.usage(TokenUsage.of(input, 0));
    return this;
  }

  /**
   * Records what the call cost, in the place of what its tokens would.
   *
   * @param dollars US dollars
   * @return this span
   */
  public EmbeddingsSpan cost(double dollars) {
    consumption.cost(dollars);
    return this;
  }

  /**
   * Returns the span, to record what this class has no method for: metrics, metadata, a failure.
   *
   * @return the span
   */
  public TracedSpan span() {
    return span;
  }

  /** Ends the span and makes the one before it current again. A second call does nothing. */
  @Override
  public void close() {
    span.close();
  }
}
