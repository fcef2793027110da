package ai.honeyhive.benchmarks.sink;

import java.nio.ByteBuffer;

/** Counts the spans of an OTLP request by its length prefixes; it looks into none of them. */
final class SpanCount {
  private static final int RESOURCE_SPANS = 1;
  private static final int SCOPE_SPANS = 2;
  private static final int SPANS = 2;
  private static final int LENGTH_DELIMITED = 2;

  private SpanCount() {}

  static int of(ByteBuffer request) {
    return sum(
        request,
        RESOURCE_SPANS,
        resource -> sum(resource, SCOPE_SPANS, scope -> sum(scope, SPANS, span -> 1)));
  }

  private interface Count {
    int of(ByteBuffer part);
  }

  private static int sum(ByteBuffer message, int field, Count count) {
    int total = 0;
    while (message.hasRemaining()) {
      int tag = varint(message);
      if ((tag & 7) != LENGTH_DELIMITED) {
        throw new IllegalArgumentException("not a message of these: wire type " + (tag & 7));
      }
      int length = varint(message);
      int end = message.position() + length;
      if (tag >>> 3 == field) {
        total += count.of(message.slice(message.position(), length));
      }
      message.position(end);
    }
    return total;
  }

  private static int varint(ByteBuffer from) {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = from.get();
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
