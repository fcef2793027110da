package ai.honeyhive.tracer.internal.lifecycle;

import ai.honeyhive.tracer.config.RuntimeProfile;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Checks of configured values. Each throws an IllegalArgumentException that names the setting and,
 * unless secret, the value.
 */
public final class Checks {
  private static final int LONGEST_TRACER_ID = 64;
  private static final Duration LONGEST = Duration.ofDays(36_500);
  private static final Set<String> TRUE = Set.of("true", "1", "yes", "on", "enabled");
  private static final Set<String> FALSE = Set.of("false", "0", "no", "off", "disabled");
  private static final Set<String> OF_THE_TRANSPORT = Set.of(
      "connection",
      "content-encoding",
      "content-length",
      "content-type",
      "expect",
      "host",
      "transfer-encoding",
      "upgrade");

  private Checks() {}

  public static String text(String setting, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(setting + " is blank");
    }
    return value.strip();
  }

  /** Checks what services call a tracer among each other. */
  public static String tracerId(String setting, String value) {
    String id = text(setting, value);
    if (id.length() > LONGEST_TRACER_ID || !id.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      throw new IllegalArgumentException(setting + " must be at most " + LONGEST_TRACER_ID
          + " ASCII characters without blanks: " + value);
    }
    return id;
  }

  public static List<String> prefixes(String setting, String... prefixes) {
    for (String prefix : prefixes) {
      if (prefix.isEmpty()) {
        throw new IllegalArgumentException(setting + " holds an empty text, which every name is");
      }
    }
    return List.of(prefixes);
  }

  /** Parts of a text that are divided by commas; those that are blank are none. */
  static List<String> list(String setting, String value) {
    return Arrays.stream(value.split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  public static String key(String setting, String value) {
    String key = text(setting, value);
    if (!key.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      throw new IllegalArgumentException(setting
          + " holds a character that no API key has (a blank, a control character or non-ASCII)");
    }
    return key;
  }

  public static URI server(String setting, String value) {
    try {
      return server(setting, new URI(value.strip()));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(setting + " is not a URL: " + value, e);
    }
  }

  public static URI server(String setting, URI value) {
    if (!isHttp(value) || value.getQuery() != null) {
      throw new IllegalArgumentException(
          setting + " must be an http or https URL without user, query and fragment: "
              + withoutUser(value));
    }
    return value;
  }

  /** Checks a complete URL, which may have a query. */
  public static URI url(String setting, URI value) {
    if (!isHttp(value)) {
      throw new IllegalArgumentException(setting
          + " must be an http or https URL without user and fragment: " + withoutUser(value));
    }
    return value;
  }

  private static boolean isHttp(URI value) {
    String scheme = value.getScheme() == null ? "" : value.getScheme().toLowerCase(Locale.ROOT);
    return (scheme.equals("http") || scheme.equals("https"))
        && value.getHost() != null
        && value.getFragment() == null
        && value.getUserInfo() == null;
  }

  public static String uuid(String setting, String value) {
    try {
      String uuid = UUID.fromString(value.strip()).toString();
      if (uuid.length() == value.strip().length()) {
        return uuid;
      }
    } catch (IllegalArgumentException e) {
      // said below, with the setting's name
    }
    throw new IllegalArgumentException(setting + " is not a UUID: " + value);
  }

  /** A profile by its name in any case, with hyphens or underscores. */
  public static RuntimeProfile profile(String setting, String value) {
    String name = value.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    for (RuntimeProfile profile : RuntimeProfile.values()) {
      if (profile.name().equals(name)) {
        return profile;
      }
    }
    throw new IllegalArgumentException(
        setting + " is none of " + List.of(RuntimeProfile.values()) + ": " + value);
  }

  public static long positive(String setting, long value) {
    return range(setting, value, 1, Long.MAX_VALUE);
  }

  public static long range(String setting, long value, long from, long to) {
    if (value < from || value > to) {
      String range = to == Long.MAX_VALUE ? "positive" : "in " + from + " to " + to;
      throw new IllegalArgumentException(setting + " must be " + range + ": " + value);
    }
    return value;
  }

  /** Checks a time that is positive, and short enough to be counted in nanoseconds. */
  public static Duration positive(String setting, Duration value) {
    if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          setting + " must be a positive time of at most " + LONGEST.toDays() + " days: " + value);
    }
    return value;
  }

  public static boolean flag(String setting, String value) {
    String word = value.strip().toLowerCase(Locale.ROOT);
    if (TRUE.contains(word)) {
      return true;
    }
    if (FALSE.contains(word)) {
      return false;
    }
    throw new IllegalArgumentException(setting + " must be true or false: " + value);
  }

  public static Path directory(String setting, String value) {
    try {
      return Path.of(value.strip());
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(setting + " is not a path: " + value, e);
    }
  }

  public static String headerName(String name) {
    if (name.isEmpty() || !name.chars().allMatch(Checks::isOfAToken)) {
      throw new IllegalArgumentException("header is not a name that HTTP allows: " + name);
    }
    if (OF_THE_TRANSPORT.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("header is set by the transport itself: " + name);
    }
    return name;
  }

  /** The value is taken for a secret. */
  public static String headerValue(String name, String value) {
    if (!value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 0x7F))) {
      throw new IllegalArgumentException("header " + name
          + " holds a character that no header may have (a control character or non-ASCII)");
    }
    return value.strip();
  }

  /** As RFC 9110 has it. */
  private static boolean isOfAToken(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
  }

  private static String withoutUser(URI value) {
    String user = value.getRawUserInfo();
    return user == null ? value.toString() : value.toString().replace(user + "@", "…@");
  }
}
