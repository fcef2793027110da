package ai.honeyhive.client.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the texts of settings are: system properties, then environment variables, then a file. One
 * that is set to nothing counts as not set, as shells and deployment templates mean it.
 */
public final class SettingSources {
  /** Texts by names. */
  public interface Names {
    /**
     * Finds a text.
     *
     * @param name its name
     * @return the text, or null when there is none
     */
    @Nullable
    String find(String name);

    /**
     * Returns the names that have a text.
     *
     * @return the names, as far as they can be listed
     */
    Set<String> names();

    /**
     * Makes names of a map.
     *
     * @param texts texts by names
     * @return the names
     */
    static Names of(Map<String, String> texts) {
      return new Names() {
        @Override
        public @Nullable String find(String name) {
          return texts.get(name);
        }

        @Override
        public Set<String> names() {
          return texts.keySet();
        }
      };
    }
  }

  private static final String FILE_PROPERTY = "honeyhive.config.file";
  private static final String FILE_VARIABLE = "HH_CONFIG_FILE";

  private final Names properties;
  private final Names environment;
  private final @Nullable Path directory;
  private @Nullable SettingsFile file;

  /**
   * Makes sources.
   *
   * @param properties the system properties
   * @param environment the environment variables
   * @param directory where a file that is not named is looked for, or null for nowhere
   */
  public SettingSources(Names properties, Names environment, @Nullable Path directory) {
    this.properties = properties;
    this.environment = environment;
    this.directory = directory;
  }

  /**
   * Makes sources that are variables only.
   *
   * @param environment the variables
   * @return the sources
   */
  public static SettingSources of(Map<String, String> environment) {
    return new SettingSources(Names.of(Map.of()), Names.of(environment), null);
  }

  /**
   * Returns the sources of this process; what is found in them is looked up when it is asked for.
   *
   * @return the sources
   */
  public static SettingSources ofProcess() {
    return new SettingSources(new SystemProperties(), Names.of(System.getenv()), Path.of(""));
  }

  /** The system properties, which may change. */
  private static final class SystemProperties implements Names {
    @Override
    public @Nullable String find(String name) {
      return System.getProperty(name);
    }

    @Override
    public Set<String> names() {
      return System.getProperties().stringPropertyNames();
    }
  }

  /**
   * Reads what an option is set to.
   *
   * @param <T> the type of its values
   * @param option the option
   * @return the setting; not set when no source has it
   * @throws IllegalArgumentException when it has a text that cannot be used; the message names
   *     where it stands
   */
  public <T> Setting<T> read(Option<T> option) {
    if (!option.isText()) {
      return Setting.unset();
    }
    String text = text(properties, option.property());
    if (text != null) {
      return parsed(option, text, new Origin(Origin.Kind.SYSTEM_PROPERTY, option.property()));
    }
    for (String variable : option.variables()) {
      text = text(environment, variable);
      if (text != null) {
        return parsed(option, text, new Origin(Origin.Kind.ENVIRONMENT, variable));
      }
    }
    text = text(file(), option.property());
    return text == null || isRefused(option, text)
        ? Setting.unset()
        : parsed(option, text, new Origin(Origin.Kind.FILE, file().origin(option.property())));
  }

  private static @Nullable String text(Names names, String name) {
    String text = names.find(name);
    return text == null || text.isBlank() ? null : text;
  }

  private static <T> Setting<T> parsed(Option<T> option, String text, Origin origin) {
    String name = origin.kind() == Origin.Kind.FILE
        ? origin.name() + ": " + option.property()
        : origin.name();
    return Setting.of(option.parse(name, text), origin);
  }

  /** Who can put a file where a process happens to run is not to be sent what it records. */
  private boolean isRefused(Option<?> option, String text) {
    return option.isDestination() && !file().isNamed() && !isOnThisMachine(text);
  }

  private static boolean isOnThisMachine(String url) {
    try {
      String host = URI.create(url.strip()).getHost();
      return host != null
          && (host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]"));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Returns the file that is read.
   *
   * @return its path as text, or null when there is none
   */
  public @Nullable String fileRead() {
    return file().path();
  }

  List<String> refusals(Options options) {
    List<String> refusals = new ArrayList<>();
    for (Option<?> option : options.all()) {
      String text = option.isText() ? text(file(), option.property()) : null;
      if (text != null && isRefused(option, text)) {
        String at = file().origin(option.property());
        refusals.add(at + ": " + option.property() + " is not taken from a file that is only found;"
            + " name the file in " + FILE_VARIABLE);
      }
    }
    return refusals;
  }

  Names properties() {
    return properties;
  }

  Names environment() {
    return environment;
  }

  /** The file, read when it is asked for first. */
  synchronized SettingsFile file() {
    SettingsFile read = file;
    if (read == null) {
      String property = text(properties, FILE_PROPERTY);
      String named = property == null ? text(environment, FILE_VARIABLE) : property;
      String by = property == null ? FILE_VARIABLE : FILE_PROPERTY;
      read = named == null ? SettingsFile.in(directory) : SettingsFile.named(by, named);
      file = read;
    }
    return read;
  }
}
