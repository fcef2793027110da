package ai.honeyhive.server.internal.viewer;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the page may load and run: its own files, and inline only the import maps it came with. */
final class ContentSecurityPolicy {
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private ContentSecurityPolicy() {}

  static String forPage(byte[] html) {
    StringBuilder scripts = new StringBuilder("script-src 'self'");
    Matcher maps = IMPORT_MAP.matcher(new String(html, StandardCharsets.UTF_8));
    while (maps.find()) {
      byte[] map = maps.group(1).getBytes(StandardCharsets.UTF_8);
      scripts.append(" 'sha256-").append(ETag.sha256(map)).append('\'');
    }
    return "default-src 'none'; "
        + scripts
        + "; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }
}
