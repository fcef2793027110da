package ai.honeyhive.server.internal.sqlite.file;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids as they are stored: 16 bytes for a UUID or a trace id, 8 for a span id. */
public final class Ids {
  private static final HexFormat HEX = HexFormat.of();

  private Ids() {}

  public static byte[] uuid(String text) {
    UUID uuid = UUID.fromString(text);
    return ByteBuffer.allocate(16)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  public static String uuidText(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong()).toString();
  }

  public static byte @Nullable [] hex(@Nullable String text) {
    return text == null ? null : HEX.parseHex(text);
  }

  public static byte[] trace(String hex) {
    return HEX.parseHex(hex);
  }

  public static String hexText(byte[] bytes) {
    return HEX.formatHex(bytes);
  }
}
