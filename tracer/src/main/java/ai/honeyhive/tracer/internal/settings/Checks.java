package ai.honeyhive.tracer.internal.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
  public static List<String> list(String setting, String value) {
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

  /** A constant by its name in any case, with hyphens or underscores. */
  static <E extends Enum<E>> E constant(Class<E> type, String setting, String value) {
    String name = value.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        setting + " is none of " + List.of(type.getEnumConstants()) + ": " + value);
  }

  /** A whole number in a range. */
  static long number(String setting, String value, long from, long to) {
    try {
      return range(setting, Long.parseLong(value.strip().replace("_", "")), from, to);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(setting + " is not a whole number: " + value, e);
    }
  }

  /** A time: a number of seconds, a number with ms, s, m, h or d behind it, or ISO 8601. */
  static Duration time(String setting, String value) {
    String text = value.strip();
    try {
      return positive(
          setting, text.startsWith("P") ? Duration.parse(text) : Duration.ofNanos(nanos(text)));
    } catch (DateTimeParseException | NumberFormatException | ArithmeticException e) {
      throw new IllegalArgumentException(
          setting + " is not a time, such as 500ms, 2s, 5m or PT2S: " + value, e);
    }
  }

  private static long nanos(String text) {
    int unit = text.length();
    while (unit > 0 && Character.isLetter(text.charAt(unit - 1))) {
      unit--;
    }
    long nanosOfUnit = switch (text.substring(unit).strip().toLowerCase(Locale.ROOT)) {
      case "ms" -> 1_000_000L;
      case "", "s" -> 1_000_000_000L;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      case "d" -> 86_400_000_000_000L;
      default -> throw new NumberFormatException(text);
    };
    return new BigDecimal(text.substring(0, unit).strip())
        .multiply(BigDecimal.valueOf(nanosOfUnit))
        .toBigInteger()
        .longValueExact();
  }

  /** Headers, {@code name=value} divided by commas, or a JSON object. The text is a secret. */
  static Map<String, String> headers(String setting, String value) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String text = value.strip();
    try {
      if (text.startsWith("{")) {
        HeadersJson.read(text).forEach((name, of) -> header(headers, name, of));
        return headers;
      }
      for (String part : list(setting, text)) {
        int equals = part.indexOf('=');
        header(headers, part.substring(0, Math.max(0, equals)).strip(), part.substring(equals + 1));
      }
      return headers;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          setting + " is not name=value,… nor a JSON object of texts, with names and values that"
              + " HTTP allows",
          e);
    }
  }

  private static void header(Map<String, String> headers, String name, String value) {
    headers.put(headerName(name), headerValue(name, value));
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
