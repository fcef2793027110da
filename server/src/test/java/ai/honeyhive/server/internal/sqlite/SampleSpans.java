package ai.honeyhive.server.internal.sqlite;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.UUID;

/** Spans of about 2 KB, ten to a trace, one trace in five in one of many sessions. */
public final class SampleSpans {
  private static final int SPANS_A_TRACE = 10;
  private static final String[] WORDS =
      ("the agent asked a model for the weather in a city and the model answered with a call of a"
              + " tool that looks up temperature wind and rain for tomorrow then it wrote a reply")
          .split(" ");

  private final Random random;
  private final int sessions;
  private long clock = 1_760_000_000_000_000_000L;
  private int inTrace;
  private ByteString traceId = ByteString.EMPTY;
  private ByteString parent = ByteString.EMPTY;
  private String session = "";

  public SampleSpans(long seed, int sessions) {
    this.random = new Random(seed);
    this.sessions = sessions;
  }

  public byte[] request(int spans) {
    ScopeSpans.Builder scope = ScopeSpans.newBuilder();
    scope.getScopeBuilder().setName("sample");
    for (int i = 0; i < spans; i++) {
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
    Span.Builder span =
        Span.newBuilder().setTraceId(traceId).setSpanId(bytes(8)).setParentSpanId(parent);
    span.setName("chat small-model")
        .setStartTimeUnixNano(clock)
        .setEndTimeUnixNano(clock + 900_000);
    parent = span.getSpanId();
    if (!session.isEmpty()) {
      text(span, "honeyhive.session_id", session);
    }
    text(span, "gen_ai.operation.name", "chat");
    text(span, "gen_ai.provider.name", "openai");
    text(span, "gen_ai.request.model", "small-model");
    text(span, "gen_ai.response.model", "small-model-2026-01");
    text(span, "gen_ai.response.id", "chatcmpl-" + random.nextLong());
    number(span, "gen_ai.usage.input_tokens", random.nextInt(2000));
    number(span, "gen_ai.usage.output_tokens", random.nextInt(500));
    text(
        span,
        "gen_ai.input.messages",
        "[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"" + words(500) + "\"}]}]");
    text(
        span,
        "gen_ai.output.messages",
        "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"" + words(500)
            + "\"}],\"finish_reason\":\"stop\"}]");
    for (int i = 0; i < 8; i++) {
      text(span, "app.attribute." + i, words(20));
    }
    return span.build();
  }

  private ByteString bytes(int n) {
    ByteBuffer buffer = ByteBuffer.allocate(n);
    while (buffer.hasRemaining()) {
      buffer.putLong(random.nextLong() | 1);
    }
    return ByteString.copyFrom(buffer.flip());
  }

  private String words(int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
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
