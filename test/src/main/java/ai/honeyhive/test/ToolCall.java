package ai.honeyhive.test;

import static java.util.Objects.requireNonNull;

/**
 * One function call a {@link ScriptedModel} asks for, as in {@code message.tool_calls[]} of
 * OpenAI's chat completion. Immutable.
 */
public final class ToolCall {
  private final String id;
  private final String name;
  private final String arguments;

  private ToolCall(String id, String name, String arguments) {
    this.id = id;
    this.name = name;
    this.arguments = arguments;
  }

  /**
   * Describes a call.
   *
   * @param id the call's id, which the application sends back as {@code tool_call_id}
   * @param name the name of the function
   * @param arguments the arguments as JSON text; sent as they are, also when they are not JSON,
   *     because real models do that too
   * @return the call
   * @throws NullPointerException if an argument is null
   */
  public static ToolCall of(String id, String name, String arguments) {
    return new ToolCall(
        requireNonNull(id, "id"),
        requireNonNull(name, "name"),
        requireNonNull(arguments, "arguments"));
  }

  /**
   * Returns the call's id.
   *
   * @return the id
   */
  public String id() {
    return id;
  }

  /**
   * Returns the name of the function.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * Returns the arguments.
   *
   * @return JSON text, as given
   */
  public String arguments() {
    return arguments;
  }

  @Override
  public String toString() {
    return name + "(" + arguments + ") #" + id;
  }
}
