package ai.honeyhive.tracer.internal.operations.later;

import ai.honeyhive.tracer.internal.operations.later.chat.ChatAnswer;
import ai.honeyhive.tracer.internal.processing.JsonValue;
import ai.honeyhive.tracer.internal.processing.ValueEncoder;
import io.opentelemetry.api.trace.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What arrived of a result that comes in parts, each as it was when it arrived. Parts of a model's
 * answer are put together; of others the first are kept. Thread-safe.
 */
final class Parts {
  static final int MOST = 10_000;
  static final int LONGEST = 1 << 20;

  /** A model's answer may begin with what says nothing, such as a ping; others never look so. */
  private static final int LOOKED_AT = 3;

  private final List<@Nullable Object> kept = new ArrayList<>();
  private @Nullable ChatAnswer answer;
  private boolean onlyText = true;
  private long count;
  private long size;

  /** The JSON text of a part that is no text. */
  private record Json(String text) {}

  void add(@Nullable Object part) {
    // Not within the lock: it calls the application's code.
    Object now = asItIsNow(part);
    synchronized (this) {
      count++;
      onlyText &= now instanceof String;
      if (now instanceof Json json && readsAnswer(json)) {
        kept.clear();
      } else if (answer == null) {
        keep(now);
      }
    }
  }

  private static @Nullable Object asItIsNow(@Nullable Object part) {
    if (part == null || part instanceof Boolean || part instanceof Number) {
      return part;
    }
    if (part instanceof CharSequence || part instanceof Character || part instanceof Enum<?>) {
      return part.toString();
    }
    if (Later.isLater(part)) {
      // To record it would be to read it.
      return "[" + part.getClass().getName() + "]";
    }
    JsonValue json = JsonValue.of(part);
    return json == null ? null : new Json(json.text());
  }

  private boolean readsAnswer(Json json) {
    if (answer != null) {
      return answer.read(json.text());
    }
    if (count > LOOKED_AT) {
      return false;
    }
    ChatAnswer begun = new ChatAnswer();
    boolean isPart = begun.read(json.text());
    answer = isPart ? begun : null;
    return isPart;
  }

  private void keep(@Nullable Object part) {
    int length = part instanceof String text
        ? text.length()
        : part instanceof Json json ? json.text().length() : 8;
    if (kept.size() < MOST && size + length <= LONGEST && kept.size() == count - 1) {
      kept.add(part);
      size += length;
    }
  }

  synchronized boolean isEmpty() {
    return count == 0;
  }

  synchronized long count() {
    return count;
  }

  /** Whether they are text, or of a model's answer: then the first is its first token. */
  synchronized boolean areTokens() {
    return onlyText || answer != null;
  }

  /**
   * Writes them as outputs.
   *
   * @param joined whether texts are one text
   */
  synchronized void write(Span span, ValueEncoder values, boolean joined) {
    if (answer != null) {
      answer.message().forEach((key, value) -> values.write(span, OUTPUTS + key, value));
    } else if (onlyText && joined) {
      values.write(span, OUTPUTS + "role", "assistant");
      values.write(span, OUTPUTS + "content", String.join("", texts()));
    } else if (onlyText) {
      values.write(span, OUTPUTS + "result", texts());
    } else {
      span.setAttribute(OUTPUTS + "result", list());
    }
  }

  /** Writes what a model's answer says of itself. */
  synchronized void writeFigures(Span span) {
    if (answer != null) {
      answer.tokens().forEach((name, tokens) -> span.setAttribute(METADATA + name, tokens));
      if (answer.model() != null) {
        span.setAttribute(METADATA + "response_model", answer.model());
      }
    }
  }

  private static final String OUTPUTS = "honeyhive_outputs.";
  private static final String METADATA = "honeyhive_metadata.";

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (Object part : kept) {
      texts.add(String.valueOf(part));
    }
    if (kept.size() < count) {
      texts.add(cut());
    }
    return texts;
  }

  private String cut() {
    return "… [" + (count - kept.size()) + " more]";
  }

  private String list() {
    StringJoiner list = new StringJoiner(",", "[", "]");
    for (Object part : kept) {
      JsonValue json = part instanceof Json ? null : JsonValue.of(part);
      list.add(part instanceof Json own ? own.text() : json == null ? "null" : json.text());
    }
    if (kept.size() < count) {
      list.add('"' + cut() + '"');
    }
    return list.toString();
  }
}
