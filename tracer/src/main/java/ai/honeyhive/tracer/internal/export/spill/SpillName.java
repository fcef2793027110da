package ai.honeyhive.tracer.internal.export.spill;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The name of the directory in which the requests to one destination wait. */
public final class SpillName {
  private static final int BYTES = 8;
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");

  private SpillName() {}

  static boolean isOf(Path directory) {
    return NAME.matcher(directory.getFileName().toString()).matches();
  }

  /**
   * Returns a name that tells destinations apart, and tells nobody what they are.
   *
   * @param destination what makes requests unfit for another destination: the address, the key, the
   *     protocol
   */
  public static String of(String... destination) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : destination) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
