package ai.honeyhive.tracer.internal.settings;

import ai.honeyhive.tracer.config.RedactionConfig;

/** Reads from words what is taken out: {@code emails, name:iban}. */
final class RedactionWords {
  private RedactionWords() {}

  /**
   * Reads a policy.
   *
   * @throws IllegalArgumentException when a word is not known
   */
  static RedactionConfig read(String setting, String text) {
    RedactionConfig config = RedactionConfig.defaults();
    for (String word : text.split(",", -1)) {
      config = with(config, setting, word.strip());
    }
    return config;
  }

  private static RedactionConfig with(RedactionConfig config, String setting, String word) {
    int colon = word.indexOf(':');
    if (colon > 0) {
      String name = word.substring(colon + 1);
      return switch (word.substring(0, colon)) {
        case "name" -> config.names(name);
        case "except" -> config.exceptNames(name);
        case "only" -> config.onlyNames(name);
        default -> throw unknown(setting, word);
      };
    }
    return switch (word) {
      case "", "default" -> config;
      case "none" -> RedactionConfig.none();
      case "emails" -> config.emails();
      case "card_numbers" -> config.cardNumbers();
      default -> throw unknown(setting, word);
    };
  }

  private static IllegalArgumentException unknown(String setting, String word) {
    return new IllegalArgumentException(setting
        + " knows default, none, emails, card_numbers, name:, except: and only:, not " + word);
  }
}
