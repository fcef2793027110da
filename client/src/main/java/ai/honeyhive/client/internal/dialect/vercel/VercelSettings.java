package ai.honeyhive.client.internal.dialect.vercel;

import ai.honeyhive.client.internal.mapping.Move;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.mapping.Values;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a call was set up. */
final class VercelSettings {
  private static final String PREFIX = "ai.settings.";
  private static final String HEADERS = "ai.request.headers.";
  private static final Pattern UPPER = Pattern.compile("\\p{Upper}");

  private static final Pattern SECRET =
      Pattern.compile("auth|cookie|key|token|secret|password|credential");

  private VercelSettings() {}

  static void read(SpanReading span) {
    for (String key : span.attributes().keys()) {
      if (key.startsWith(PREFIX)) {
        String name = snakeCase(key.substring(PREFIX.length()));
        span.move(
            List.of(new Move(key, Section.CONFIG, name, value -> Values.setting(name, value))));
      } else if (key.startsWith(HEADERS)
          && SECRET.matcher(key.toLowerCase(Locale.ROOT)).find()) {
        span.draft().keep(key, "[masked]");
        span.attributes().use(key);
      }
    }
  }

  private static String snakeCase(String name) {
    String snake =
        UPPER.matcher(name).replaceAll(upper -> "_" + upper.group().toLowerCase(Locale.ROOT));
    return snake.equals("max_output_tokens") ? "max_tokens" : snake;
  }
}
