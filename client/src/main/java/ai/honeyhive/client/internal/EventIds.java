package ai.honeyhive.client.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** UUIDs made from other ids, the same ones every time. */
public final class EventIds {
  /** RFC 9562, Appendix: the name space of URLs, which HoneyHive's adapters use for session ids. */
  private static final UUID URL_SPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private EventIds() {}

  public static String ofSpan(String traceId, String spanId) {
    return hashed(
        "SHA-256",
        4,
        "event:" + traceId.toLowerCase(Locale.ROOT) + ":" + spanId.toLowerCase(Locale.ROOT));
  }

  public static String sessionOfTrace(String traceId) {
    return hashed("SHA-256", 4, "session:" + traceId.toLowerCase(Locale.ROOT));
  }

  /** A UUID of version 5 in the name space of URLs. */
  public static String named(String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    byte[] input = ByteBuffer.allocate(16 + text.length)
        .putLong(URL_SPACE.getMostSignificantBits())
        .putLong(URL_SPACE.getLeastSignificantBits())
        .put(text)
        .array();
    return hashed("SHA-1", 5, input);
  }

  /** The text as a UUID in lower case, when it is one. */
  public static Optional<String> uuid(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return UUID_FORM.matcher(lower).matches() ? Optional.of(lower) : Optional.empty();
  }

  private static String hashed(String algorithm, int version, String input) {
    return hashed(algorithm, version, input.getBytes(StandardCharsets.UTF_8));
  }

  private static String hashed(String algorithm, int version, byte[] input) {
    ByteBuffer hash = ByteBuffer.wrap(digest(algorithm, input));
    long high = (hash.getLong() & 0xffffffffffff0fffL) | ((long) version << 12);
    long low = (hash.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  private static byte[] digest(String algorithm, byte[] input) {
    try {
      return MessageDigest.getInstance(algorithm).digest(input);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must have " + algorithm, e);
    }
  }
}
