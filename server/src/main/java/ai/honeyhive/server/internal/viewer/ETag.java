package ai.honeyhive.server.internal.viewer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Names a content by its hash. */
final class ETag {
  private ETag() {}

  static String of(byte[] content) {
    return '"' + sha256(content) + '"';
  }

  /** As a content security policy wants it. */
  static String sha256(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
