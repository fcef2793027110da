package ai.honeyhive.benchmarks.server;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.UUID;

/** Calls of a model of about 2 KB, ten to a trace, one trace in five in one of many sessions. */
final class SampleSpans {
  static final int SPANS_A_REQUEST = 50;
  private static final int SPANS_A_TRACE = 10;
  private static final int WORDS = 20_000;
  private static final int CUSTOMERS = 1000;

  private final Random random;
  private final int sessions;
  private long clock;
  private int inTrace;
  private ByteString traceId = ByteString.EMPTY;
  private ByteString parent = ByteString.EMPTY;
  private String session = "";

  SampleSpans(long seed, int sessions) {
    this.random = new Random(seed);
    this.sessions = sessions;
    this.clock = 1_760_000_000_000_000_000L + seed * 1_000_000_000_000L;
  }

  byte[] request() {
    ScopeSpans.Builder scope = ScopeSpans.newBuilder();
    scope.getScopeBuilder().setName("sample");
    for (int i = 0; i < SPANS_A_REQUEST; i++) {
      scope.addSpans(span());
    }
    ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
    request.addResourceSpansBuilder().addScopeSpans(scope);
    return request.build().toByteArray();
  }

  private Span span() {
    if (inTrace++ % SPANS_A_TRACE == 0) {
      traceId = bytes(16);
      parent = ByteString.EMPTY;
      session = random.nextInt(5) == 0
          ? new UUID(0x4000L, 0x8000000000000000L | random.nextInt(sessions)).toString()
          : "";
    }
    clock += 1_000_000;
    Span.Builder span = Span.newBuilder()
        .setTraceId(traceId)
        .setSpanId(bytes(8))
        .setParentSpanId(parent)
        .setName("chat small-model")
        .setStartTimeUnixNano(clock)
        .setEndTimeUnixNano(clock + 900_000);
    parent = span.getSpanId();
    if (!session.isEmpty()) {
      text(span, "honeyhive.session_id", session);
    }
    text(span, "gen_ai.operation.name", "chat");
    text(span, "gen_ai.provider.name", "openai");
    text(span, "gen_ai.request.model", "small-model");
    text(span, "gen_ai.response.id", "chatcmpl-" + random.nextLong());
    number(span, "gen_ai.usage.input_tokens", random.nextInt(2000));
    number(span, "gen_ai.usage.output_tokens", random.nextInt(500));
    text(span, "gen_ai.input.messages", "[{\"role\":\"user\",\"parts\":" + parts() + "}]");
    text(
        span,
        "gen_ai.output.messages",
        "[{\"role\":\"assistant\",\"parts\":" + parts() + ",\"finish_reason\":\"stop\"}]");
    text(span, "app.customer", "customer-" + random.nextInt(CUSTOMERS));
    number(span, "app.order", random.nextInt(100_000));
    for (int i = 0; i < 6; i++) {
      text(span, "app.attribute." + i, words(20));
    }
    return span.build();
  }

  private String parts() {
    String rare = random.nextInt(2000) == 0 ? " zebrafish" : "";
    return "[{\"type\":\"text\",\"content\":\"" + words(550) + rare + "\"}]";
  }

  private ByteString bytes(int n) {
    ByteBuffer buffer = ByteBuffer.allocate(n);
    while (buffer.hasRemaining()) {
      buffer.putLong(random.nextLong() | 1);
    }
    return ByteString.copyFrom(buffer.flip());
  }

  /** Few words often, many seldom, as in a language. */
  private String words(int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append("w").append((int) Math.pow(WORDS, random.nextDouble())).append("ord ");
    }
    return text.toString();
  }

  private static void text(Span.Builder span, String key, String value) {
    span.addAttributes(
        KeyValue.newBuilder().setKey(key).setValue(AnyValue.newBuilder().setStringValue(value)));
  }

  private static void number(Span.Builder span, String key, long value) {
    span.addAttributes(
        KeyValue.newBuilder().setKey(key).setValue(AnyValue.newBuilder().setIntValue(value)));
  }
}
