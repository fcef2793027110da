package ai.honeyhive.cli.internal;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as people write them. */
final class ByteSize {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*([KMGT]?)B?");
  private static final String UNITS = "KMGT";

  private ByteSize() {}

  static long parse(String option, String text) throws CommandFailure {
    Matcher size = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!size.matches() || Long.parseLong(size.group(1)) == 0) {
      throw CommandFailure.usage(
          option + " must be a size, for example 500MB or 20GB: " + text + ".");
    }
    String unit = size.group(2);
    int power = unit.isEmpty() ? 0 : UNITS.indexOf(unit) + 1;
    return Long.parseLong(size.group(1)) << (10 * power);
  }
}
