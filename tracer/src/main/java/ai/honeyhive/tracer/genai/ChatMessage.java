package ai.honeyhive.tracer.genai;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message of a conversation with a model, in the parts of OpenTelemetry's conventions.
 * Immutable: methods that add return a changed copy. Values are encoded when the message is
 * recorded.
 */
public final class ChatMessage {
  private final String role;
  private final List<Map<String, Object>> parts;
  private final @Nullable String finishReason;

  private ChatMessage(String role, List<Map<String, Object>> parts, @Nullable String finishReason) {
    this.role = role;
    this.parts = parts;
    this.finishReason = finishReason;
  }

  /**
   * A message without content so far.
   *
   * @param role who says it, for example {@code developer}
   * @return the message
   */
  public static ChatMessage of(String role) {
    return new ChatMessage(role, List.of(), null);
  }

  /**
   * What the model is told to do.
   *
   * @param text the text
   * @return the message
   */
  public static ChatMessage system(@Nullable String text) {
    return of("system").text(text);
  }

  /**
   * What the user says.
   *
   * @param text the text
   * @return the message
   */
  public static ChatMessage user(@Nullable String text) {
    return of("user").text(text);
  }

  /**
   * What the model says.
   *
   * @param text the text; null when it only calls tools
   * @return the message
   */
  public static ChatMessage assistant(@Nullable String text) {
    return of("assistant").text(text);
  }

  /**
   * What a tool answered.
   *
   * @param callId the id of the call, see {@link ToolCall#id}
   * @param result any value that has a JSON form
   * @return the message
   */
  public static ChatMessage toolResult(@Nullable String callId, @Nullable Object result) {
    Map<String, Object> part = part("tool_call_response");
    put(part, "id", callId);
    put(part, "response", result);
    return of("tool").with(part);
  }

  /**
   * Adds text.
   *
   * @param text the text; nothing is added when it is null
   * @return a changed copy
   */
  public ChatMessage text(@Nullable String text) {
    return content("text", text);
  }

  /**
   * Adds what a model thought before it answered.
   *
   * @param text the text; nothing is added when it is null
   * @return a changed copy
   */
  public ChatMessage reasoning(@Nullable String text) {
    return content("reasoning", text);
  }

  private ChatMessage content(String type, @Nullable String text) {
    if (text == null) {
      return this;
    }
    Map<String, Object> part = part(type);
    part.put("content", text);
    return with(part);
  }

  /**
   * Adds a tool that is to be called.
   *
   * @param call the call
   * @return a changed copy
   */
  public ChatMessage toolCall(ToolCall call) {
    return with(call.part());
  }

  /**
   * Adds something that is somewhere else: an image, a recording, a document.
   *
   * @param modality {@code image}, {@code audio}, {@code video}, or another word
   * @param mimeType its type, if known
   * @param uri where it is
   * @return a changed copy
   */
  public ChatMessage media(String modality, @Nullable String mimeType, String uri) {
    Map<String, Object> part = part("uri");
    part.put("modality", modality);
    put(part, "mime_type", mimeType);
    part.put("uri", uri);
    return with(part);
  }

  /**
   * Says why the model ended here.
   *
   * @param reason the provider's word, for example {@code stop}
   * @return a changed copy
   */
  public ChatMessage finishReason(@Nullable String reason) {
    return new ChatMessage(role, parts, reason);
  }

  @Nullable
  String finishReason() {
    return finishReason;
  }

  /** The message as the attribute of OpenTelemetry's conventions has it. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("role", role);
    json.put("parts", parts);
    put(json, "finish_reason", finishReason);
    return json;
  }

  private ChatMessage with(Map<String, Object> part) {
    List<Map<String, Object>> more = new ArrayList<>(parts);
    more.add(part);
    return new ChatMessage(role, more, finishReason);
  }

  private static Map<String, Object> part(String type) {
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("type", type);
    return part;
  }

  private static void put(Map<String, Object> json, String key, @Nullable Object value) {
    if (value != null) {
      json.put(key, value);
    }
  }
}
