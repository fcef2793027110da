package ai.honeyhive.server.internal.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a key, which is all that is kept of it. */
final class KeyHash {
  private final byte[] hash;

  private KeyHash(byte[] hash) {
    this.hash = hash;
  }

  static KeyHash of(String key) {
    try {
      return new KeyHash(
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static KeyHash ofHex(String hex) {
    return new KeyHash(HexFormat.of().parseHex(hex));
  }

  String hex() {
    return HexFormat.of().formatHex(hash);
  }

  /** Takes as long whatever the difference. */
  boolean is(KeyHash other) {
    return MessageDigest.isEqual(hash, other.hash);
  }
}
