package ai.honeyhive.client.internal.rest;

import ai.honeyhive.client.settings.Option;
import ai.honeyhive.client.settings.SettingSources;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a client can be set to outside the code; a tracer reads the first two, too. */
public final class ClientOptions {
  public static final Option<String> API_KEY = Option.<String>key("api.key")
      .setter("apiKey")
      .text("The API key, which also selects the project.")
      .secret()
      .read(ClientOptions::key);

  public static final Option<URI> SERVER_URL = Option.<URI>key("api.url")
      .setter("serverUrl")
      .values("an `http` or `https` URL")
      .fallback(URI.create("https://api.dp1.us.honeyhive.ai"), "`https://api.dp1.us.honeyhive.ai`")
      .text("The server.")
      .destination()
      .read(ClientOptions::server);

  public static final Option<Duration> TIMEOUT = Option.<Duration>key("api.timeout")
      .setter("timeout")
      .values("seconds")
      .fallback(Duration.ofSeconds(30), "30 s")
      .text("How long one request may take.")
      .read(ClientOptions::seconds);

  public static final Option<Duration> EXPORT_TIMEOUT = Option.<Duration>key(
          "export.timeout.seconds")
      .setter("exportTimeout")
      .values("seconds")
      .fallback(Duration.ofMinutes(5), "300 s")
      .text("How long one request of a search or an export may take.")
      .read(ClientOptions::seconds);

  private ClientOptions() {}

  /** What the option is set to outside the code, else its default. */
  public static <T> @Nullable T read(SettingSources sources, Option<T> option) {
    T value = sources.read(option).value();
    return value == null ? option.fallback() : value;
  }

  /** The same of an option that has a default. */
  public static <T> T required(SettingSources sources, Option<T> option) {
    return Objects.requireNonNull(read(sources, option), option.key());
  }

  /** Checks a key. Messages do not hold it. */
  public static String key(String name, String value) {
    String key = value.strip();
    if (key.isEmpty()) {
      throw new IllegalArgumentException(name + " is blank");
    }
    if (!key.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      throw new IllegalArgumentException(name
          + " holds a character that no API key has (a blank, a control character or non-ASCII)");
    }
    return key;
  }

  /** Checks the address of a server. */
  public static URI server(String name, String value) {
    try {
      return server(name, new URI(value.strip()));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name + " is not a URL: " + value, e);
    }
  }

  /** Checks the address of a server. */
  public static URI server(String name, URI value) {
    boolean http =
        "http".equalsIgnoreCase(value.getScheme()) || "https".equalsIgnoreCase(value.getScheme());
    boolean plain = value.getRawUserInfo() == null
        && value.getRawQuery() == null
        && value.getRawFragment() == null;
    if (!http || !plain || value.getHost() == null) {
      String user = value.getRawUserInfo();
      throw new IllegalArgumentException(
          name + " must be an http or https URL without user, query and fragment: "
              + (user == null ? value : value.toString().replace(user + "@", "…@")));
    }
    return value;
  }

  private static Duration seconds(String name, String value) {
    try {
      return positive(
          name, Duration.ofMillis(Math.round(Double.parseDouble(value.strip()) * 1000)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " is not a number of seconds: " + value, e);
    }
  }

  /** Checks a time that is positive, and short enough to be counted in nanoseconds. */
  public static Duration positive(String name, Duration value) {
    if (value.isNegative() || value.isZero() || value.compareTo(Duration.ofDays(365)) > 0) {
      throw new IllegalArgumentException(
          name + " must be a positive time of at most 365 days: " + value);
    }
    return value;
  }

  /** Whether the server is on this machine, where it may want no key. */
  public static boolean isLocal(URI server) {
    String host = server.getHost();
    return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
  }
}
