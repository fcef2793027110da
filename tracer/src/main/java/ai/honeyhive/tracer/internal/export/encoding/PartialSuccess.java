package ai.honeyhive.tracer.internal.export.encoding;

import java.nio.charset.StandardCharsets;

/**
 * What an {@code ExportTraceServiceResponse} says about spans the server did not take:
 * {@code partial_success = 1} with {@code rejected_spans = 1} and {@code error_message = 2}.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#partial-success-1">OTLP, partial
 *     success</a>
 * @param rejectedSpans how many
 * @param message why
 */
public record PartialSuccess(long rejectedSpans, String message) {
  private static final PartialSuccess FULL = new PartialSuccess(0, "");

  /**
   * Reads the answer of a server. A body that is not such a message counts as full success: the
   * status was 2xx.
   */
  public static PartialSuccess parse(byte[] body) {
    try {
      return new Reader(body, 0, body.length).response();
    } catch (IndexOutOfBoundsException e) {
      return FULL;
    }
  }

  private static final class Reader {
    private final byte[] bytes;
    private final int end;
    private int at;

    Reader(byte[] bytes, int start, int end) {
      this.bytes = bytes;
      this.at = start;
      this.end = end;
    }

    PartialSuccess response() {
      PartialSuccess found = FULL;
      while (at < end) {
        long tag = varint();
        if (tag == (1 << 3 | 2)) {
          int length = length();
          found = new Reader(bytes, at, at + length).partialSuccess();
          at += length;
        } else {
          skip(tag);
        }
      }
      return found;
    }

    private PartialSuccess partialSuccess() {
      long rejected = 0;
      String message = "";
      while (at < end) {
        long tag = varint();
        if (tag == (1 << 3)) {
          rejected = varint();
        } else if (tag == (2 << 3 | 2)) {
          int length = length();
          message = new String(bytes, at, length, StandardCharsets.UTF_8);
          at += length;
        } else {
          skip(tag);
        }
      }
      return new PartialSuccess(Math.max(0, rejected), message);
    }

    private int length() {
      long length = varint();
      if (length < 0 || length > end - at) {
        throw new IndexOutOfBoundsException();
      }
      return (int) length;
    }

    private long varint() {
      long value = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        if (at >= end) {
          throw new IndexOutOfBoundsException();
        }
        byte b = bytes[at++];
        value |= (long) (b & 0x7F) << shift;
        if (b >= 0) {
          return value;
        }
      }
      throw new IndexOutOfBoundsException();
    }

    private void skip(long tag) {
      switch ((int) (tag & 7)) {
        case 0 -> varint();
        case 1 -> at += 8;
        case 2 -> {
          int length = length();
          at += length;
        }
        case 5 -> at += 4;
        default -> throw new IndexOutOfBoundsException();
      }
    }
  }
}
