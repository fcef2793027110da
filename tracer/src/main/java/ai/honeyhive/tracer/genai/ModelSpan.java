package ai.honeyhive.tracer.genai;

import ai.honeyhive.tracer.TracedSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a model while it runs: what it was asked with which parameters, what it answered, and
 * what that cost. Written with the names of OpenTelemetry's GenAI conventions. Nothing here throws,
 * and everything is a no-op where nothing is recorded.
 *
 * @see GenAi#model
 */
public final class ModelSpan implements AutoCloseable {
  private final TracedSpan span;
  private final Consumption consumption;
  private final long startNanos = System.nanoTime();

  ModelSpan(TracedSpan span, String provider, String model, PriceTable prices) {
    this.span = span;
    this.consumption = new Consumption(span, provider, model, prices);
    span.attribute("gen_ai.operation.name", "chat")
        .attribute("gen_ai.provider.name", provider)
        .attribute("gen_ai.request.model", model);
  }

  /**
   * Says what kind of call it is, where it is not {@code chat}.
   *
   * @param name for example {@code text_completion} or {@code generate_content}
   * @return this span
   */
  public ModelSpan operation(String name) {
    span.attribute("gen_ai.operation.name", name);
    return this;
  }

  /**
   * Records the conversation so far.
   *
   * @param messages all messages, the last one last
   * @return this span
   */
  public ModelSpan input(ChatMessage... messages) {
    Conversation.input(span, messages);
    return this;
  }

  /**
   * Records the conversation so far.
   *
   * @param messages all messages, the last one last
   * @return this span
   */
  public ModelSpan input(List<ChatMessage> messages) {
    Conversation.input(span, messages);
    return this;
  }

  /**
   * Records instructions that are not a message of the conversation.
   *
   * @param text what the model is told to do
   * @return this span
   */
  public ModelSpan system(String text) {
    Conversation.system(span, text);
    return this;
  }

  /**
   * Records the tools that are offered.
   *
   * @param tools their definitions
   * @return this span
   */
  public ModelSpan tools(List<ToolDefinition> tools) {
    Conversation.tools(span, tools);
    return this;
  }

  /**
   * Records the temperature.
   *
   * @param value the parameter
   * @return this span
   */
  public ModelSpan temperature(double value) {
    span.attribute("gen_ai.request.temperature", value);
    return this;
  }

  /**
   * Records the probability mass that is sampled from.
   *
   * @param value the parameter
   * @return this span
   */
  public ModelSpan topP(double value) {
    span.attribute("gen_ai.request.top_p", value);
    return this;
  }

  /**
   * Records how many tokens are sampled from.
   *
   * @param value the parameter
   * @return this span
   */
  public ModelSpan topK(double value) {
    span.attribute("gen_ai.request.top_k", value);
    return this;
  }

  /**
   * Records how many tokens the answer may have.
   *
   * @param value the parameter
   * @return this span
   */
  public ModelSpan maxTokens(long value) {
    span.attribute("gen_ai.request.max_tokens", value);
    return this;
  }

  /**
   * Records the seed, for answers that repeat.
   *
   * @param value the parameter
   * @return this span
   */
  public ModelSpan seed(long value) {
    span.attribute("gen_ai.request.seed", value);
    return this;
  }

  /**
   * Records the penalty for frequent tokens.
   *
   * @param value the parameter
   * @return this span
   */
  public ModelSpan frequencyPenalty(double value) {
    span.attribute("gen_ai.request.frequency_penalty", value);
    return this;
  }

  /**
   * Records the penalty for tokens that were there before.
   *
   * @param value the parameter
   * @return this span
   */
  public ModelSpan presencePenalty(double value) {
    span.attribute("gen_ai.request.presence_penalty", value);
    return this;
  }

  /**
   * Records how many answers are asked for.
   *
   * @param value the parameter
   * @return this span
   */
  public ModelSpan choiceCount(long value) {
    span.attribute("gen_ai.request.choice.count", value);
    return this;
  }

  /**
   * Records where the answer is to stop.
   *
   * @param texts the texts that end it
   * @return this span
   */
  public ModelSpan stopSequences(List<String> texts) {
    span.attribute("gen_ai.request.stop_sequences", texts);
    return this;
  }

  /**
   * Says that the answer comes in parts.
   *
   * @param value whether it does
   * @return this span
   */
  public ModelSpan streaming(boolean value) {
    span.attribute("gen_ai.request.stream", value);
    return this;
  }

  /**
   * Says what the answer is to be.
   *
   * @param type {@code text}, {@code json}, {@code image} or {@code speech}
   * @return this span
   */
  public ModelSpan outputType(String type) {
    span.attribute("gen_ai.output.type", type);
    return this;
  }

  /**
   * Records which conversation the call belongs to.
   *
   * @param id its id in the application or at the provider
   * @return this span
   */
  public ModelSpan conversation(@Nullable String id) {
    span.attribute("gen_ai.conversation.id", id);
    return this;
  }

  /**
   * Records that the first part of an answer in parts is there.
   *
   * @return this span
   */
  public ModelSpan firstToken() {
    double millis = (System.nanoTime() - startNanos) / 1e6;
    span.metadata("time_to_first_token_ms", millis);
    return this;
  }

  /**
   * Records the answer.
   *
   * @param messages one for each choice, with its {@link ChatMessage#finishReason}
   * @return this span
   */
  public ModelSpan output(ChatMessage... messages) {
    Conversation.output(span, messages);
    return this;
  }

  /**
   * Records the answer.
   *
   * @param messages one for each choice, with its {@link ChatMessage#finishReason}
   * @return this span
   */
  public ModelSpan output(List<ChatMessage> messages) {
    Conversation.output(span, messages);
    return this;
  }

  /**
   * Records the id of the answer.
   *
   * @param id the id that the provider gave it
   * @return this span
   */
  public ModelSpan responseId(@Nullable String id) {
    span.attribute("gen_ai.response.id", id);
    return this;
  }

  /**
   * Records the model that answered. Its price counts, where there is one.
   *
   * @param model the name in the answer
   * @return this span
   */
  public ModelSpan responseModel(@Nullable String model) {
    consumption.responseModel(model);
    return this;
  }

  /**
   * Records the tokens, and what they cost where the price is known.
   *
   * @param usage the tokens; null when they are not known
   * @return this span
   */
  public ModelSpan usage(@Nullable TokenUsage usage) {
    consumption.usage(usage);
    return this;
  }

  /**
   * Records the tokens of the prompt and the answer, as {@link #usage(TokenUsage)} does.
   *
   * @param input those of the prompt
   * @param output those of the answer
   * @return this span
   */
  public ModelSpan usage(long input, long output) {
    consumption.usage(TokenUsage.of(input, output));
    return this;
  }

  /**
   * Records what the call cost, in the place of what its tokens would.
   *
   * @param dollars US dollars
   * @return this span
   */
  public ModelSpan cost(double dollars) {
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
