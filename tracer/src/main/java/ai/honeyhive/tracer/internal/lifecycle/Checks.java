package ai.honeyhive.tracer.internal.lifecycle;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.UUID;

/**
 * Checks of configured values. Each throws an IllegalArgumentException that names the setting and,
 * unless secret, the value.
 */
public final class Checks {
  private Checks() {}

  public static String text(String setting, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(setting + " is blank");
    }
    return value.strip();
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
    String scheme = value.getScheme() == null ? "" : value.getScheme().toLowerCase(Locale.ROOT);
    boolean usable = (scheme.equals("http") || scheme.equals("https")) && value.getHost() != null;
    if (!usable
        || value.getQuery() != null
        || value.getFragment() != null
        || value.getUserInfo() != null) {
      throw new IllegalArgumentException(
          setting + " must be an http or https URL without user, query and fragment: "
              + withoutUser(value));
    }
    return value;
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

  private static String withoutUser(URI value) {
    String user = value.getRawUserInfo();
    return user == null ? value.toString() : value.toString().replace(user + "@", "…@");
  }
}
