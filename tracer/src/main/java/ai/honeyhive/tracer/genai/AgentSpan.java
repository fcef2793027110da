package ai.honeyhive.tracer.genai;

import ai.honeyhive.tracer.TracedSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One turn of an agent while it runs; the calls of models and tools in it have spans of their own,
 * and their tokens are counted there. Nothing here throws.
 *
 * @see GenAi#agent
 */
public final class AgentSpan implements AutoCloseable {
  private final TracedSpan span;

  AgentSpan(TracedSpan span, String name) {
    this.span = span;
    span.attribute("gen_ai.operation.name", "invoke_agent").attribute("gen_ai.agent.name", name);
  }

  /**
   * Records the id of the agent.
   *
   * @param id its id
   * @return this span
   */
  public AgentSpan id(@Nullable String id) {
    span.attribute("gen_ai.agent.id", id);
    return this;
  }

  /**
   * Records what the agent does.
   *
   * @param text a description
   * @return this span
   */
  public AgentSpan description(@Nullable String text) {
    span.attribute("gen_ai.agent.description", text);
    return this;
  }

  /**
   * Records the model that the agent works with.
   *
   * @param provider who offers it
   * @param model the model
   * @return this span
   */
  public AgentSpan model(String provider, String model) {
    span.attribute("gen_ai.provider.name", provider);
    span.attribute("gen_ai.request.model", model);
    return this;
  }

  /**
   * Records which conversation the turn belongs to.
   *
   * @param id its id in the application
   * @return this span
   */
  public AgentSpan conversation(@Nullable String id) {
    span.attribute("gen_ai.conversation.id", id);
    return this;
  }

  /**
   * Records what the agent is told to do.
   *
   * @param text its instructions
   * @return this span
   */
  public AgentSpan system(String text) {
    Conversation.system(span, text);
    return this;
  }

  /**
   * Records the tools that the agent has.
   *
   * @param tools their definitions
   * @return this span
   */
  public AgentSpan tools(List<ToolDefinition> tools) {
    Conversation.tools(span, tools);
    return this;
  }

  /**
   * Records what the agent is asked.
   *
   * @param messages the conversation so far
   * @return this span
   */
  public AgentSpan input(ChatMessage... messages) {
    Conversation.input(span, messages);
    return this;
  }

  /**
   * Records what the agent is asked.
   *
   * @param messages the conversation so far
   * @return this span
   */
  public AgentSpan input(List<ChatMessage> messages) {
    Conversation.input(span, messages);
    return this;
  }

  /**
   * Records what the agent answers.
   *
   * @param messages what it adds to the conversation
   * @return this span
   */
  public AgentSpan output(ChatMessage... messages) {
    Conversation.output(span, messages);
    return this;
  }

  /**
   * Records what the agent answers.
   *
   * @param messages what it adds to the conversation
   * @return this span
   */
  public AgentSpan output(List<ChatMessage> messages) {
    Conversation.output(span, messages);
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
