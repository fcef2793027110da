package ai.honeyhive.tracer.genai;

import ai.honeyhive.tracer.TracedSpan;
import org.jspecify.annotations.Nullable;

/**
 * A call of a tool while it runs. Nothing here throws.
 *
 * @see GenAi#tool
 */
public final class ToolSpan implements AutoCloseable {
  private final TracedSpan span;

  ToolSpan(TracedSpan span, String name) {
    this.span = span;
    span.attribute("gen_ai.operation.name", "execute_tool").attribute("gen_ai.tool.name", name);
  }

  /**
   * Records which call of the model this is.
   *
   * @param id see {@link ToolCall#id}
   * @return this span
   */
  public ToolSpan callId(@Nullable String id) {
    span.attribute("gen_ai.tool.call.id", id);
    return this;
  }

  /**
   * Records what the tool does.
   *
   * @param text a description
   * @return this span
   */
  public ToolSpan description(@Nullable String text) {
    span.attribute("gen_ai.tool.description", text);
    return this;
  }

  /**
   * Records what kind of tool it is.
   *
   * @param type {@code function}, {@code extension} or {@code datastore}
   * @return this span
   */
  public ToolSpan type(String type) {
    span.attribute("gen_ai.tool.type", type);
    return this;
  }

  /**
   * Records what the tool is called with. The fields of an object are the inputs of the event.
   *
   * @param arguments any value that has a JSON form, or JSON text
   * @return this span
   */
  public ToolSpan arguments(@Nullable Object arguments) {
    span.attribute("gen_ai.tool.call.arguments", arguments);
    return this;
  }

  /**
   * Records what the tool answers, and passes it on.
   *
   * @param <T> the type of the result
   * @param result the result
   * @return the same result
   */
  public <T extends @Nullable Object> T result(T result) {
    span.attribute("gen_ai.tool.call.result", result);
    return result;
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
