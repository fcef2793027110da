package ai.honeyhive.tracer.internal.processing.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells by a name whether its value is secret. Names are compared by their words: {@code apiKey},
 * {@code API-Key} and {@code api_key} are one. Immutable.
 */
final class SecretNames {
  /** What a name says of its value. */
  enum Sense {
    NOTHING,
    SECRET,
    /** A token: secret, but numbers count tokens, and a few letters are a model's token. */
    TOKEN
  }

  private static final int LONGEST = 256;
  private static final List<String> ANYWHERE = List.of(
      "password",
      "passwords",
      "passwd",
      "passphrase",
      "passcode",
      "pwd",
      "secret",
      "secrets",
      "client_secret",
      "clientsecret",
      "credential",
      "credentials",
      "api_key",
      "apikey",
      "api_keys",
      "access_key",
      "accesskey",
      "private_key",
      "privatekey",
      "signing_key",
      "encryption_key",
      "account_key",
      "subscription_key");
  private static final List<String> LAST = List.of(
      "authorization",
      "cookie",
      "cookies",
      "accesstoken",
      "authtoken",
      "apitoken",
      "bearertoken",
      "refreshtoken",
      "sessiontoken",
      "access_tokens",
      "refresh_tokens",
      "auth_tokens",
      "api_tokens");
  private static final String TOKEN = "_token_";
  private static final Set<String> BEFORE_A_TOKEN_THAT_IS_NONE = Set.of(
      "first",
      "last",
      "next",
      "page",
      "continuation",
      "per",
      "stop",
      "start",
      "end",
      "eos",
      "bos",
      "pad",
      "unk",
      "sep",
      "cls",
      "mask",
      "special",
      "input",
      "output",
      "prompt",
      "completion",
      "reasoning",
      "cached",
      "max",
      "min",
      "new",
      "each");

  private final List<String> anywhere = new ArrayList<>();
  private final List<String> last = new ArrayList<>();
  private final List<String> never = new ArrayList<>();
  private final int[] letters;
  private final boolean tokens;

  /**
   * Knows names.
   *
   * @param usual whether those that usually name secrets are among them
   * @param more further ones
   * @param never those that do not, though they look so
   */
  SecretNames(boolean usual, List<String> more, List<String> never) {
    tokens = usual;
    if (usual) {
      ANYWHERE.forEach(name -> anywhere.add('_' + name + '_'));
      LAST.forEach(name -> last.add('_' + name + '_'));
    }
    more.forEach(name -> anywhere.add(words(name, 0, name.length())));
    never.forEach(name -> this.never.add(words(name, 0, name.length())));
    List<String> all = new ArrayList<>(anywhere);
    all.addAll(last);
    all.add(TOKEN);
    letters = needed(all);
  }

  /** The letters of each name; one whose letters all are in another's stands for both. */
  private static int[] needed(List<String> names) {
    List<Integer> needed = new ArrayList<>();
    for (String name : names) {
      int of = letters(name, 0, name.length());
      if (needed.stream().noneMatch(other -> (of & other) == other)) {
        needed.removeIf(other -> (of & other) == of);
        needed.add(of);
      }
    }
    return needed.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int letters(String text, int start, int end) {
    int letters = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c >= 'A') {
        // a and A fall together
        letters |= 1 << (c & 31);
      }
    }
    return letters & ~(1 << ('_' & 31));
  }

  boolean isEmpty() {
    return anywhere.isEmpty() && last.isEmpty();
  }

  Sense of(String name) {
    return of(name, 0, name.length());
  }

  /** What the name in this part of a text says. */
  Sense of(String text, int start, int end) {
    return end - start <= LONGEST && mayBe(letters(text, start, end))
        ? ofWords(words(text, start, end))
        : Sense.NOTHING;
  }

  private boolean mayBe(int has) {
    for (int need : letters) {
      if ((has & need) == need) {
        return true;
      }
    }
    return false;
  }

  private Sense ofWords(String words) {
    if (never.contains(words)) {
      return Sense.NOTHING;
    }
    for (String name : anywhere) {
      if (words.contains(name)) {
        return Sense.SECRET;
      }
    }
    for (String name : last) {
      if (words.endsWith(name)) {
        return Sense.SECRET;
      }
    }
    return tokens && words.endsWith(TOKEN) && isSecretToken(words) ? Sense.TOKEN : Sense.NOTHING;
  }

  private static boolean isSecretToken(String words) {
    int end = words.length() - TOKEN.length();
    String before = end <= 0 ? "" : words.substring(words.lastIndexOf('_', end - 1) + 1, end);
    return !BEFORE_A_TOKEN_THAT_IS_NONE.contains(before);
  }

  /** The words in lower case, with an underscore before, between and after them. */
  static String words(String text, int start, int end) {
    StringBuilder words = new StringBuilder(end - start + 8).append('_');
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c)) {
        divide(words);
        continue;
      }
      if (i > start && Character.isUpperCase(c) && beginsWord(text, i, end)) {
        divide(words);
      }
      words.append(c);
    }
    divide(words);
    return words.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean beginsWord(String text, int at, int end) {
    return !Character.isUpperCase(text.charAt(at - 1))
        || (at + 1 < end && Character.isLowerCase(text.charAt(at + 1)));
  }

  private static void divide(StringBuilder words) {
    if (words.charAt(words.length() - 1) != '_') {
      words.append('_');
    }
  }
}
