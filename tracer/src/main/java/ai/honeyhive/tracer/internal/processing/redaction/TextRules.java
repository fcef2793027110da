package ai.honeyhive.tracer.internal.processing.redaction;

import ai.honeyhive.tracer.config.RedactionConfig;
import ai.honeyhive.tracer.internal.processing.redaction.SecretNames.Sense;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is taken out of a text. Thread-safe. */
final class TextRules {
  private final SecretNames names;
  private final List<Finder> finders = new ArrayList<>();
  private final @Nullable AllowedNames allowed;
  private final boolean readsJson;
  private final boolean readsNumbers;
  private final Consumer<String> counted;

  /**
   * Makes the rules of a policy.
   *
   * @param counted told the kind of each part that is replaced
   */
  TextRules(RedactionConfig config, Consumer<String> counted) {
    this.counted = counted;
    names = new SecretNames(config.hasSecrets(), config.names(), config.exceptNames());
    allowed = config.onlyNames() == null ? null : new AllowedNames(config.onlyNames());
    // What a pattern matches need not be seen while the text has its escapes.
    readsJson = allowed != null || !config.patterns().isEmpty();
    readsNumbers = config.hasCardNumbers() || !config.patterns().isEmpty();
    if (!names.isEmpty()) {
      finders.add(new Assignments(names));
    }
    if (config.hasSecrets()) {
      finders.add(new KeyShapes());
      finders.add(new PrivateKeys());
      finders.add(new UrlPasswords());
    }
    if (config.hasEmails()) {
      finders.add(new Emails());
    }
    if (config.hasCardNumbers()) {
      finders.add(new CardNumbers());
    }
    config.patterns().forEach((kind, pattern) -> finders.add(new UserPattern(kind, pattern)));
  }

  /** Whether nothing is ever taken out. */
  boolean isEmpty() {
    return finders.isEmpty() && allowed == null;
  }

  /** Whether a number can be what must not leave. */
  boolean readsNumbers() {
    return readsNumbers;
  }

  Sense sense(String name) {
    return names.of(name);
  }

  /** Whether a value of this name keeps its content. */
  boolean keeps(String name) {
    return allowed == null || allowed.keeps(name);
  }

  /** The names that keep their content, or null when all do. */
  @Nullable
  AllowedNames allowed() {
    return allowed;
  }

  void count(String kind) {
    counted.accept(kind);
  }

  /**
   * The text without what must not leave; itself when there is nothing.
   *
   * @param kept whether it keeps its content where only some names do
   */
  String redact(String text, boolean kept) {
    boolean json = JsonWalk.looksLikeJson(text);
    if (!kept && !json) {
      return nothingOf(text);
    }
    Marks marks = find(text);
    if (json && (readsJson || !marks.isEmpty() || hidesCharacters(text))) {
      Marks exact = new Marks();
      if (JsonWalk.mark(text, Sense.NOTHING, kept, this, exact)) {
        return exact.applyTo(text, counted);
      }
      if (!kept) {
        return nothingOf(text);
      }
    }
    return marks.applyTo(text, counted);
  }

  /**
   * A value in JSON without what must not leave.
   *
   * @param sense what its name says
   */
  String redactJson(String json, Sense sense, boolean kept) {
    Marks exact = new Marks();
    if (JsonWalk.mark(json, sense, kept, this, exact)) {
      return exact.applyTo(json, counted);
    }
    throw new IllegalArgumentException("no JSON, or nested too deeply");
  }

  /** In a key: names are no secrets, what is in them may be. */
  String redactName(String name) {
    return find(name).applyTo(name, counted);
  }

  private Marks find(String text) {
    Marks marks = new Marks();
    for (Finder finder : finders) {
      finder.find(text, marks);
    }
    return marks;
  }

  /** Characters that some writers escape though they need not. */
  private static boolean hidesCharacters(String text) {
    return text.indexOf("\\u00") >= 0 || text.indexOf("\\/") >= 0;
  }

  private String nothingOf(String text) {
    if (text.isBlank() || Marks.isReplacement(text, 0)) {
      return text;
    }
    counted.accept(AllowedNames.KIND);
    return Marks.replacement(AllowedNames.KIND);
  }
}
