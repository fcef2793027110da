package ai.honeyhive.client.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The options that there are, and the names that look like one and are none. Immutable. */
public final class Options {
  private final Map<String, Option<?>> byKey = new LinkedHashMap<>();
  private final Map<String, Option<?>> byVariable = new LinkedHashMap<>();
  private final Map<String, String> replaced;
  private final Map<String, String> foreign;

  /**
   * Makes the options.
   *
   * @param options all of them
   * @param replaced other variables that have no effect, and what to use instead
   * @param foreign variables of others that are known to have no effect here, and why
   */
  public Options(
      List<Option<?>> options, Map<String, String> replaced, Map<String, String> foreign) {
    for (Option<?> option : options) {
      byKey.put(option.key(), option);
      if (option.isText()) {
        option.variables().forEach(name -> byVariable.put(name, option));
      }
    }
    this.replaced = Map.copyOf(replaced);
    this.foreign = Map.copyOf(foreign);
  }

  /**
   * Returns all options.
   *
   * @return them, in the order they were given
   */
  public List<Option<?>> all() {
    return List.copyOf(byKey.values());
  }

  /**
   * Finds an option by its key, or the name of its property.
   *
   * @param key the key
   * @return the option
   * @throws IllegalArgumentException when there is none; the message names the nearest
   */
  public Option<?> of(String key) {
    Option<?> option = byKey.get(withoutPrefix(key));
    if (option == null) {
      throw new IllegalArgumentException("There is no option " + key
          + nearest(withoutPrefix(key))
              .map(near -> "; did you mean " + near.key() + "?")
              .orElse(""));
    }
    return option;
  }

  /**
   * Finds out which names look like a setting and are none.
   *
   * @param sources where names are
   * @return a sentence for each, without its full stop and without the value; sorted
   */
  public List<String> problems(SettingSources sources) {
    List<String> problems = new ArrayList<>(sources.refusals(this));
    for (String name : new TreeSet<>(sources.environment().names())) {
      if (isSet(sources.environment(), name)) {
        add(problems, ofVariable(name));
      }
    }
    for (String name : new TreeSet<>(sources.properties().names())) {
      if (name.startsWith(Option.PROPERTY_PREFIX) && isSet(sources.properties(), name)) {
        add(problems, ofProperty(name, "The system property " + name));
      }
    }
    SettingsFile file = sources.file();
    for (String name : file.names()) {
      add(problems, ofProperty(name, file.origin(name) + ": " + name));
    }
    return problems;
  }

  private static boolean isSet(SettingSources.Names names, String name) {
    String value = names.find(name);
    return value != null && !value.isBlank();
  }

  private static void add(List<String> problems, @Nullable String problem) {
    if (problem != null) {
      problems.add(problem);
    }
  }

  private @Nullable String ofVariable(String name) {
    if (byVariable.containsKey(name) || foreign.containsKey(name)) {
      return null;
    }
    String instead = replaced.get(name);
    if (instead != null) {
      return name + " is not read; use " + instead;
    }
    boolean ours = name.startsWith(Option.VARIABLE_PREFIX);
    if (isOfKubernetes(name) || !(ours || name.startsWith("HONEYHIVE_"))) {
      return null;
    }
    String key = name.substring(name.indexOf('_') + 1).toLowerCase(Locale.ROOT).replace('_', '.');
    Optional<String> near = nearest(key).map(option -> option.variables().get(0));
    return ours || near.isPresent() ? name + " is no setting" + didYouMean(near) : null;
  }

  /** A service that is called {@code hh-…} makes such variables in every pod. */
  private static boolean isOfKubernetes(String name) {
    return name.contains("_SERVICE_HOST")
        || name.contains("_SERVICE_PORT")
        || name.endsWith("_PORT")
        || name.contains("_PORT_");
  }

  private @Nullable String ofProperty(String name, String shown) {
    String key = withoutPrefix(name);
    boolean ours = name.startsWith(Option.PROPERTY_PREFIX);
    Option<?> option = byKey.get(key);
    if (ours && (key.startsWith("test.limit") || (option != null && option.isText()))) {
      return null;
    }
    if (ours && foreign.containsKey(Option.VARIABLE_PREFIX + upperCase(key))) {
      return null;
    }
    Optional<String> near = ours || option == null
        ? nearest(key.startsWith("hh_") ? key.substring(3) : key).map(Option::property)
        : Optional.of(option.property());
    return shown + " is no setting" + didYouMean(near);
  }

  private static String upperCase(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  private static String didYouMean(Optional<String> near) {
    return near.map(name -> "; did you mean " + name + "?").orElse("");
  }

  private static String withoutPrefix(String key) {
    return key.startsWith(Option.PROPERTY_PREFIX)
        ? key.substring(Option.PROPERTY_PREFIX.length())
        : key;
  }

  private Optional<Option<?>> nearest(String key) {
    String wanted = key.toLowerCase(Locale.ROOT).replace('_', '.').replace('-', '.');
    Option<?> best = null;
    int least = Math.max(1, wanted.length() / 4) + 1;
    for (Option<?> option : byKey.values()) {
      int distance = option.isText() ? Distance.between(wanted, option.key()) : least;
      if (distance < least) {
        least = distance;
        best = option;
      }
    }
    return Optional.ofNullable(best);
  }
}
