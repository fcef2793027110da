package ai.honeyhive.server.internal.sqlite.text;

import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The searchable text of a stored event: all texts and whole numbers in it, not the names of
 * fields, without ids, times and metrics.
 */
final class EventText {
  /** Characters of one event that are looked at; what comes after them is not found. */
  static final int MAX_CHARACTERS = 128 << 10;

  /** Different words of one event. */
  static final int MAX_WORDS = 8000;

  /** Stands among the words of an event that has more than are kept; no word is like it. */
  static final String CUT = "\u2026";

  private static final Set<String> LEFT_OUT = Set.of(
      "project_id",
      "event_id",
      "session_id",
      "parent_id",
      "children_ids",
      "event_type",
      "start_time",
      "end_time",
      "duration",
      "metrics");

  private EventText() {}

  /** Whether what is in a field of an event, named by its path, is searchable. */
  static boolean covers(String path) {
    int dot = path.indexOf('.');
    return !LEFT_OUT.contains(dot < 0 ? path : path.substring(0, dot));
  }

  /** The different words of an event, apart by spaces. */
  static String words(byte[] body) {
    Set<String> words = new LinkedHashSet<>();
    boolean whole = eachValue(body, value -> {
      Words.cut(value, words::add);
      return words.size() < MAX_WORDS;
    });
    StringBuilder text = new StringBuilder(words.size() * 8);
    for (String word : words) {
      text.append(word).append(' ');
    }
    return whole ? text.toString() : text.append(CUT).toString();
  }

  /** Goes through the values until one is refused; returns whether it saw all. */
  static boolean eachValue(byte[] body, Predicate<String> values) {
    try (JsonParser parser = Json.parser(body)) {
      int left = MAX_CHARACTERS;
      int depth = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
        } else if (token == JsonToken.FIELD_NAME && depth == 1) {
          skipUnlessSearched(parser);
        } else if (isSearched(token)) {
          String text = parser.getText();
          boolean fits = text.length() <= left;
          if (!values.test(fits ? text : text.substring(0, left)) || !fits) {
            return false;
          }
          left -= text.length();
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void skipUnlessSearched(JsonParser field) throws IOException {
    if (LEFT_OUT.contains(field.currentName())) {
      field.nextToken();
      field.skipChildren();
    }
  }

  private static boolean isSearched(JsonToken value) {
    return value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT;
  }
}
