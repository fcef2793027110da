package ai.honeyhive.tracer.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a tracer takes out of all that it sends or stores: spans, whoever made them, sessions and
 * updates. {@code [REDACTED:kind]} stands in its place. What OpenTelemetry of the application
 * exports itself is not concerned. Immutable: each method returns a changed copy.
 */
public final class RedactionConfig {
  private static final RedactionConfig NONE =
      new RedactionConfig(new Builtin(false, false, false), List.of(), List.of(), null, Map.of());
  private static final RedactionConfig DEFAULTS = NONE.builtin(new Builtin(true, false, false));

  private final Builtin builtin;
  private final List<String> names;
  private final List<String> exceptNames;
  private final @Nullable List<String> onlyNames;
  private final Map<String, Pattern> patterns;

  /** What is known without being named. */
  private record Builtin(boolean secrets, boolean emails, boolean cardNumbers) {}

  private RedactionConfig(
      Builtin builtin,
      List<String> names,
      List<String> exceptNames,
      @Nullable List<String> onlyNames,
      Map<String, Pattern> patterns) {
    this.builtin = builtin;
    this.names = names;
    this.exceptNames = exceptNames;
    this.onlyNames = onlyNames;
    this.patterns = patterns;
  }

  /**
   * Returns the defaults: values whose names say that they are secret ({@code password},
   * {@code api_key}, {@code authorization}, {@code access_token} and so on, kind {@code secret}),
   * keys and tokens by their shapes ({@code key}), private keys ({@code private_key}), and
   * passwords in URLs.
   *
   * @return the defaults
   */
  public static RedactionConfig defaults() {
    return DEFAULTS;
  }

  /**
   * Returns a policy that takes nothing out.
   *
   * @return the policy
   */
  public static RedactionConfig none() {
    return NONE;
  }

  private RedactionConfig builtin(Builtin changed) {
    return new RedactionConfig(changed, names, exceptNames, onlyNames, patterns);
  }

  /**
   * Takes e-mail addresses out too, kind {@code email}.
   *
   * @return a changed copy
   */
  public RedactionConfig emails() {
    return builtin(new Builtin(builtin.secrets, true, builtin.cardNumbers));
  }

  /**
   * Takes the numbers of payment cards out too, kind {@code card_number}: those with an issuer's
   * first digits and the right check digit.
   *
   * @return a changed copy
   */
  public RedactionConfig cardNumbers() {
    return builtin(new Builtin(builtin.secrets, builtin.emails, true));
  }

  /**
   * Takes out the values of further names, kind {@code secret}: of attributes, of entries of maps
   * and objects, and of assignments in texts.
   *
   * @param names words as they stand in the names; case and what divides them do not count, so that
   *     {@code date_of_birth} is also {@code dateOfBirth} and in {@code user-date-of-birth}
   * @return a changed copy
   * @throws IllegalArgumentException when one has neither letter nor digit
   */
  public RedactionConfig names(String... names) {
    return new RedactionConfig(
        builtin, more(this.names, "names", names), exceptNames, onlyNames, patterns);
  }

  /**
   * Names those whose values are not secret, though they look so. A value is looked through all the
   * same.
   *
   * @param names whole names; case and what divides their words do not count
   * @return a changed copy
   * @throws IllegalArgumentException when one has neither letter nor digit
   */
  public RedactionConfig exceptNames(String... names) {
    return new RedactionConfig(
        builtin, this.names, more(exceptNames, "exceptNames", names), onlyNames, patterns);
  }

  /**
   * Names the only ones whose values keep their content, with all that is below them; elsewhere
   * {@code [REDACTED:not_allowed]} stands, and the structure of objects stays. What says where a
   * span belongs, its model, figures and times stay too.
   *
   * @param names whole names of attributes, of parts of them, or of entries of maps and objects
   * @return a changed copy
   * @throws IllegalArgumentException when one has neither letter nor digit
   */
  public RedactionConfig onlyNames(String... names) {
    List<String> before = onlyNames == null ? List.of() : onlyNames;
    return new RedactionConfig(
        builtin, this.names, exceptNames, more(before, "onlyNames", names), patterns);
  }

  /**
   * Takes out what an expression matches, in texts and in numbers. One that tries too long on a
   * text has the whole text taken out, kind {@code failed}.
   *
   * @param kind what it matches: it stands in the place of it, and counts go by it
   * @param pattern the expression
   * @return a changed copy
   * @throws IllegalArgumentException when the kind is not made of lower-case letters, digits and
   *     underscores
   */
  public RedactionConfig pattern(String kind, Pattern pattern) {
    if (!kind.matches("[a-z0-9_]{1,64}")) {
      throw new IllegalArgumentException(
          "kind is not lower-case letters, digits and underscores: " + kind);
    }
    Map<String, Pattern> more = new LinkedHashMap<>(patterns);
    more.put(kind, Objects.requireNonNull(pattern, "pattern"));
    return new RedactionConfig(builtin, names, exceptNames, onlyNames, more);
  }

  private static List<String> more(List<String> before, String what, String... names) {
    List<String> all = new ArrayList<>(before);
    for (String name : names) {
      if (name.chars().noneMatch(Character::isLetterOrDigit)) {
        throw new IllegalArgumentException(what + " holds one without letters: '" + name + "'");
      }
      all.add(name);
    }
    return List.copyOf(all);
  }

  /**
   * Tells whether secrets are taken out, as {@link #defaults} has it.
   *
   * @return true when they are
   */
  public boolean hasSecrets() {
    return builtin.secrets;
  }

  /**
   * Tells whether e-mail addresses are taken out.
   *
   * @return true when they are
   */
  public boolean hasEmails() {
    return builtin.emails;
  }

  /**
   * Tells whether numbers of payment cards are taken out.
   *
   * @return true when they are
   */
  public boolean hasCardNumbers() {
    return builtin.cardNumbers;
  }

  /**
   * Returns the further secret names.
   *
   * @return names
   */
  public List<String> names() {
    return names;
  }

  /**
   * Returns the names that are not secret.
   *
   * @return names
   */
  public List<String> exceptNames() {
    return exceptNames;
  }

  /**
   * Returns the only names that keep their content.
   *
   * @return names, or null when all keep it
   */
  public @Nullable List<String> onlyNames() {
    return onlyNames;
  }

  /**
   * Returns the expressions.
   *
   * @return expressions by kind, in the order they were named
   */
  public Map<String, Pattern> patterns() {
    return Collections.unmodifiableMap(patterns);
  }

  @Override
  public String toString() {
    return "secrets " + builtin.secrets + ", emails " + builtin.emails + ", card numbers "
        + builtin.cardNumbers + ", names " + names + ", except " + exceptNames + ", only "
        + (onlyNames == null ? "all" : onlyNames) + ", patterns " + patterns;
  }
}
