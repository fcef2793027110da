package ai.honeyhive.client.internal.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parts of a message that are no text: images become what chat APIs call them, others stay as
 * given.
 */
public final class Media {
  /** Characters of inline data kept; a picture beyond that belongs in a store of its own. */
  static final int MAX_DATA = 1 << 20;

  private static final String DATA = "content";

  private Media() {}

  static Map<String, @Nullable Object> read(Map<?, ?> part) {
    Map<String, @Nullable Object> media = Fields.copy(part);
    if (media.get(DATA) instanceof String data && data.length() > MAX_DATA) {
      media.put(DATA, "[" + data.length() + " characters left out]");
    } else if (isImage(media)) {
      link(media);
    }
    return media;
  }

  /** A link to an image as it is; a picture within the link only up to the limit. */
  public static String limited(String url) {
    return url.startsWith("data:") && url.length() > MAX_DATA
        ? "[" + url.length() + " characters left out]"
        : url;
  }

  private static boolean isImage(Map<String, @Nullable Object> media) {
    return "image".equals(media.get("modality"))
        || String.valueOf(media.get("mime_type")).startsWith("image/");
  }

  private static void link(Map<String, @Nullable Object> media) {
    Object mimeType = media.get("mime_type");
    if (media.get("uri") instanceof String uri) {
      media.remove("uri");
      imageUrl(media, uri);
    } else if (mimeType != null && media.get(DATA) instanceof String data) {
      media.remove(DATA);
      imageUrl(media, "data:" + mimeType + ";base64," + data);
    }
  }

  private static void imageUrl(Map<String, @Nullable Object> media, String url) {
    media.remove("modality", "image");
    media.put("type", "image_url");
    Fields.keep(media, "image_url", Map.of("url", limited(url)));
  }
}
