package ai.honeyhive.server.internal.sqlite.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a user looks for: terms that an event must all have. A term is a word, the beginning of one
 * ({@code wor*}), or words one after the other in one value: between quotation marks, or without
 * spaces ({@code gpt-4o}). No text is wrong; what is no word is ignored. Immutable.
 */
public final class TextQuery {
  private static final int MAX_TERMS = 32;
  private static final Pattern PARTS = Pattern.compile("\"([^\"]*)\"?(\\*?)|([^\\s\"]+)");

  private final List<Term> terms;

  private record Term(List<String> words, boolean isBeginning) {
    boolean isIn(List<String> value) {
      for (int i = 0; i + words.size() <= value.size(); i++) {
        if (startsAt(value, i)) {
          return true;
        }
      }
      return false;
    }

    private boolean startsAt(List<String> value, int start) {
      int last = words.size() - 1;
      String end = value.get(start + last);
      return words.subList(0, last).equals(value.subList(start, start + last))
          && (isBeginning ? end.startsWith(words.get(last)) : end.equals(words.get(last)));
    }
  }

  private TextQuery(List<Term> terms) {
    this.terms = terms;
  }

  /** Reads what a user typed. */
  public static TextQuery parse(String text) {
    List<Term> terms = new ArrayList<>();
    Matcher part = PARTS.matcher(text);
    while (part.find() && terms.size() < MAX_TERMS) {
      String plain = part.group(3);
      String value = plain == null ? part.group(1) : plain;
      boolean beginning = plain == null ? !part.group(2).isEmpty() : plain.endsWith("*");
      List<String> words = Words.of(value);
      if (!words.isEmpty()) {
        terms.add(new Term(words, beginning));
      }
    }
    return new TextQuery(List.copyOf(terms));
  }

  /** Whether there is no word in it, so that nothing can have it. */
  public boolean isEmpty() {
    return terms.isEmpty();
  }

  /** Whether the index alone cannot tell which events have it, because it keeps no order. */
  public boolean asksForOrder() {
    return terms.stream().anyMatch(term -> term.words.size() > 1);
  }

  /** The question to the index. Words have letters and digits only, so nothing needs escaping. */
  public String match() {
    Set<String> all = new LinkedHashSet<>();
    for (Term term : terms) {
      int last = term.words.size() - 1;
      for (int i = 0; i <= last; i++) {
        String quoted = '"' + term.words.get(i) + '"';
        all.add(i == last && term.isBeginning ? quoted + " *" : quoted);
      }
    }
    return String.join(" AND ", all);
  }

  /** Whether a stored event has all terms, each within one value. */
  public boolean isIn(byte[] body) {
    Set<Term> missing = new LinkedHashSet<>(terms);
    EventText.eachValue(body, value -> {
      List<String> words = Words.of(value);
      missing.removeIf(term -> term.isIn(words));
      return !missing.isEmpty();
    });
    return !terms.isEmpty() && missing.isEmpty();
  }

  /**
   * The question to the index that every event answers which has this text as the value of a field;
   * null when the index cannot tell.
   */
  public static @Nullable String matchOfValue(String path, String text) {
    boolean told = EventText.covers(path)
        && !text.startsWith("{")
        && !text.startsWith("[")
        && !isOtherScalar(text);
    Set<String> words = new LinkedHashSet<>(told ? Words.of(text) : List.of());
    if (words.isEmpty() || words.size() > MAX_TERMS) {
      return null;
    }
    StringBuilder match = new StringBuilder();
    for (String word : words) {
      match.append(match.isEmpty() ? "(" : " AND ").append('"').append(word).append('"');
    }
    return match.append(") OR \"").append(EventText.CUT).append('"').toString();
  }

  /** A text that a number, true or false in an event is equal to; the index has not all of them. */
  private static boolean isOtherScalar(String text) {
    return text.equalsIgnoreCase("true")
        || text.equalsIgnoreCase("false")
        || text.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?|NaN|[-+]?Infinity");
  }
}
