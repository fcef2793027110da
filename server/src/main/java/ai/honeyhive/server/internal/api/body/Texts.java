package ai.honeyhive.server.internal.api.body;

import ai.honeyhive.server.internal.http.HttpFailure;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What the texts and fields of a body must be, beyond their kind. */
public final class Texts {
  private static final int LONGEST_NAME = 200;
  // Reading a question of very many words takes the index minutes.
  private static final int LONGEST_SEARCH = 1_000;

  private Texts() {}

  /** Refuses a body without one of these fields. */
  public static void require(ObjectNode body, String... names) {
    for (String name : names) {
      if (!body.hasNonNull(name)) {
        throw HttpFailure.badRequest("The field " + name + " is required");
      }
    }
  }

  /** Refuses a name of more than 200 characters. */
  public static void checkName(ObjectNode body) {
    checkLength(body, "name", LONGEST_NAME);
  }

  /** Refuses a text that is longer. */
  public static void checkLength(ObjectNode body, String name, int most) {
    int length = body.path(name).asText().length();
    if (length > most) {
      throw HttpFailure.badRequest(
          name + " must have at most " + most + " characters, and has " + length);
    }
  }

  /** What content is searched for; refuses more than 1,000 characters. */
  public static String search(String text) {
    if (text.length() > LONGEST_SEARCH) {
      throw HttpFailure.badRequest(
          "text must have at most " + LONGEST_SEARCH + " characters, and has " + text.length());
    }
    return text;
  }

  /** Refuses an empty text. */
  public static void checkNotEmpty(ObjectNode body, String name) {
    if (body.has(name) && body.get(name).asText().isBlank()) {
      throw HttpFailure.badRequest(name + " must not be empty");
    }
  }

  /** Refuses any other text. */
  public static void checkOneOf(ObjectNode body, String name, List<String> known) {
    if (body.has(name) && !known.contains(body.get(name).asText())) {
      throw HttpFailure.badRequest(name + " must be one of " + String.join(", ", known) + ": "
          + body.get(name).asText());
    }
  }
}
