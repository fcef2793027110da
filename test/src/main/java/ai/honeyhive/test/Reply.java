package ai.honeyhive.test;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ScriptedModel} answers to one request: a text, tool calls, a refusal or an HTTP
 * error. Immutable; the {@code with…} methods return copies.
 */
public final class Reply {
  private final @Nullable String content;
  private final @Nullable String refusal;
  private final List<ToolCall> calls;
  private final @Nullable ModelError error;
  private final Extras extras;

  /** What goes with any kind of reply. */
  record Extras(Duration latency, @Nullable Usage usage, Map<String, String> headers) {
    static final Extras NONE = new Extras(Duration.ZERO, null, Map.of());
  }

  private Reply(
      @Nullable String content,
      @Nullable String refusal,
      List<ToolCall> calls,
      @Nullable ModelError error,
      Extras extras) {
    this.content = content;
    this.refusal = refusal;
    this.calls = calls;
    this.error = error;
    this.extras = extras;
  }

  /**
   * Answers with a text; the finish reason is {@code stop}.
   *
   * @param content the text
   * @return the reply
   * @throws NullPointerException if {@code content} is null
   */
  public static Reply text(String content) {
    return new Reply(requireNonNull(content, "content"), null, List.of(), null, Extras.NONE);
  }

  /**
   * Answers with tool calls and no text; the finish reason is {@code tool_calls}.
   *
   * @param calls the calls, in order
   * @return the reply
   * @throws IllegalArgumentException if there is no call
   */
  public static Reply toolCalls(ToolCall... calls) {
    if (calls.length == 0) {
      throw new IllegalArgumentException("toolCalls() needs at least one call; got none");
    }
    return new Reply(null, null, List.of(calls), null, Extras.NONE);
  }

  /**
   * Refuses in the way of OpenAI's structured outputs: no content, {@code message.refusal} holds
   * the reason, and the finish reason is {@code stop}.
   *
   * @param reason the text of the refusal
   * @return the reply
   * @throws NullPointerException if {@code reason} is null
   */
  public static Reply refusal(String reason) {
    return new Reply(null, requireNonNull(reason, "reason"), List.of(), null, Extras.NONE);
  }

  /**
   * Fails with an HTTP status and OpenAI's error body; {@code error.type} and {@code error.code}
   * are those OpenAI sends with the status.
   *
   * @param status the HTTP status, 400 to 599
   * @param message the text of {@code error.message}
   * @return the reply
   * @throws IllegalArgumentException if the status is not an error
   * @throws NullPointerException if {@code message} is null
   */
  public static Reply error(int status, String message) {
    return new Reply(null, null, List.of(), ModelError.of(status, message), Extras.NONE);
  }

  /**
   * Waits before the first byte of the answer. Closing the model ends the wait.
   *
   * @param latency how long; zero, the default, does not wait
   * @return a copy with this latency
   * @throws IllegalArgumentException if it is negative
   */
  public Reply withLatency(Duration latency) {
    if (latency.isNegative()) {
      throw new IllegalArgumentException("latency must not be negative: " + latency);
    }
    return with(new Extras(latency, extras.usage(), extras.headers()));
  }

  /**
   * Reports these token counts instead of those derived from the lengths of the texts.
   *
   * @param promptTokens tokens of the request, at least 0
   * @param completionTokens tokens of the answer, at least 0
   * @return a copy with this usage
   * @throws IllegalArgumentException if a count is negative
   */
  public Reply withUsage(long promptTokens, long completionTokens) {
    Usage usage = new Usage(promptTokens, completionTokens);
    return with(new Extras(extras.latency(), usage, extras.headers()));
  }

  /**
   * Sends a response header, for example {@code Retry-After}.
   *
   * @param name the header's name
   * @param value its value
   * @return a copy with this header
   * @throws NullPointerException if an argument is null
   */
  public Reply withHeader(String name, String value) {
    Map<String, String> headers = new LinkedHashMap<>(extras.headers());
    headers.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
    return with(new Extras(extras.latency(), extras.usage(), Map.copyOf(headers)));
  }

  private Reply with(Extras changed) {
    return new Reply(content, refusal, calls, error, changed);
  }

  @Nullable
  String content() {
    return content;
  }

  @Nullable
  String refusal() {
    return refusal;
  }

  List<ToolCall> calls() {
    return calls;
  }

  @Nullable
  ModelError error() {
    return error;
  }

  Extras extras() {
    return extras;
  }

  String finishReason() {
    return calls.isEmpty() ? "stop" : "tool_calls";
  }

  /** Everything the model says, for counting tokens. */
  String allText() {
    StringBuilder all = new StringBuilder();
    all.append(content == null ? "" : content).append(refusal == null ? "" : refusal);
    calls.forEach(call -> all.append(call.name()).append(call.arguments()));
    return all.toString();
  }

  @Override
  public String toString() {
    if (error != null) {
      return "error " + error.status() + ": " + error.message();
    }
    return calls.isEmpty() ? "text: " + allText() : "tool calls: " + calls;
  }
}
