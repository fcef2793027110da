package ai.honeyhive.tracer.internal.provider.environment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/**
 * Percent-decoding as W3C Baggage has it: a plus sign is a plus sign, and a percent sign that is
 * followed by anything but two hexadecimal digits stands for itself, as in OpenTelemetry's SDK.
 */
final class PercentEncoding {
  private static final int HEX = 16;

  private PercentEncoding() {}

  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] from = text.getBytes(UTF_8);
    ByteArrayOutputStream to = new ByteArrayOutputStream(from.length);
    int i = 0;
    while (i < from.length) {
      int decoded = from[i] == '%' ? octet(from, i + 1) : -1;
      to.write(decoded < 0 ? from[i] : decoded);
      i += decoded < 0 ? 1 : 3;
    }
    return to.toString(UTF_8);
  }

  private static int octet(byte[] bytes, int at) {
    if (at + 1 >= bytes.length) {
      return -1;
    }
    int high = Character.digit(bytes[at], HEX);
    int low = Character.digit(bytes[at + 1], HEX);
    return high < 0 || low < 0 ? -1 : high * HEX + low;
  }
}
