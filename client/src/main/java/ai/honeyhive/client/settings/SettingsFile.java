package ai.honeyhive.client.settings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file of properties that knows the line of each. UTF-8; else as {@link Properties} has it. */
final class SettingsFile implements SettingSources.Names {
  static final String NAME = "honeyhive.properties";

  private record Entry(String text, int line) {}

  private final Path path;
  private final boolean named;
  private boolean read;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private SettingsFile(Path path, boolean named) {
    this.path = path;
    this.named = named;
  }

  /** The file of that name in a directory; without entries when there is none. */
  static SettingsFile in(@Nullable Path directory) {
    Path path = directory == null ? Path.of(NAME) : directory.resolve(NAME);
    SettingsFile file = new SettingsFile(path, false);
    if (directory != null && Files.isRegularFile(path)) {
      file.read(NAME);
    }
    return file;
  }

  /** The file that somebody named, who wants it to be there. */
  static SettingsFile named(String by, String path) {
    try {
      SettingsFile file = new SettingsFile(Path.of(path.strip()), true);
      file.read(by + "=" + path.strip());
      return file;
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(by + " is not a path: " + path, e);
    }
  }

  private void read(String shown) {
    read = true;
    try (BufferedReader in = Files.newBufferedReader(path)) {
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        int first = ++number;
        StringBuilder logical = new StringBuilder(line);
        while (isContinued(logical) && !isComment(logical)) {
          String next = in.readLine();
          if (next == null) {
            break;
          }
          number++;
          logical.append('\n').append(next);
        }
        add(logical.toString(), first);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(shown + " cannot be read: " + e, e);
    }
  }

  private static boolean isContinued(CharSequence line) {
    int slashes = 0;
    while (slashes < line.length() && line.charAt(line.length() - 1 - slashes) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }

  private static boolean isComment(CharSequence line) {
    String text = line.toString().stripLeading();
    return text.startsWith("#") || text.startsWith("!");
  }

  private void add(String logical, int line) throws IOException {
    Properties one = new Properties();
    try {
      one.load(new StringReader(logical));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          path + ":" + line + " is no property: " + e.getMessage(), e);
    }
    one.forEach((name, text) -> entries.put((String) name, new Entry((String) text, line)));
  }

  @Override
  public @Nullable String find(String name) {
    Entry entry = entries.get(name);
    return entry == null ? null : entry.text();
  }

  @Override
  public Set<String> names() {
    return entries.keySet();
  }

  /** Where it is, or null when there is none. */
  @Nullable
  String path() {
    return read ? path.toString() : null;
  }

  /** Whether the user said that it is this one. */
  boolean isNamed() {
    return named;
  }

  /** The file and the line of a name. */
  String origin(String name) {
    Entry entry = entries.get(name);
    return path + ":" + (entry == null ? 0 : entry.line());
  }
}
