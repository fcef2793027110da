package ai.honeyhive.tracer.internal.export.encoding;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Real spans of a real SDK, with everything a span can hold, made from a seed. */
public final class RandomSpans {
  private static final String[] TEXTS = {
    "", "plain", "zwölf Boxkämpfer", "日本語", "🐝 honey", "a\u0000b", "x".repeat(300)
  };

  private final Random random;
  private final SdkTracerProvider provider;

  public RandomSpans(long seed) {
    random = new Random(seed);
    provider = SdkTracerProvider.builder()
        .setResource(Resource.create(attributes(), "https://example.com/schema"))
        .setSpanLimits(SpanLimits.builder()
            .setMaxNumberOfAttributes(6)
            .setMaxNumberOfEvents(2)
            .setMaxNumberOfLinks(2)
            .build())
        .addSpanProcessor(new NoopProcessor())
        .build();
  }

  public List<SpanData> list(int size) {
    List<SpanData> spans = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      spans.add(span());
    }
    return spans;
  }

  private SpanData span() {
    SpanBuilder builder = provider
        .tracerBuilder("scope" + random.nextInt(3))
        .setInstrumentationVersion("1." + random.nextInt(2))
        .build()
        .spanBuilder(text())
        .setSpanKind(one(SpanKind.values()))
        .setAllAttributes(attributes());
    if (random.nextBoolean()) {
      builder.setParent(Context.root().with(Span.wrap(spanContext())));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      builder.addLink(spanContext(), attributes());
    }
    Span span = builder.startSpan();
    for (int i = random.nextInt(4); i > 0; i--) {
      span.addEvent(text(), attributes(), 1 + random.nextInt(1000), TimeUnit.MILLISECONDS);
    }
    span.setStatus(one(StatusCode.values()), text());
    span.end();
    return ((ReadableSpan) span).toSpanData();
  }

  private SpanContext spanContext() {
    TraceState state = random.nextBoolean()
        ? TraceState.getDefault()
        : TraceState.builder().put("b", "2").put("a", "1").build();
    String traceId = hex(32);
    String spanId = hex(16);
    return random.nextBoolean()
        ? SpanContext.create(traceId, spanId, TraceFlags.getSampled(), state)
        : SpanContext.createFromRemoteParent(traceId, spanId, TraceFlags.getSampled(), state);
  }

  private Attributes attributes() {
    AttributesBuilder builder = Attributes.builder();
    for (int i = random.nextInt(9); i > 0; i--) {
      String key = "key" + i;
      switch (random.nextInt(8)) {
        case 0 -> builder.put(key, random.nextLong());
        case 1 -> builder.put(key, random.nextDouble());
        case 2 -> builder.put(key, random.nextBoolean());
        case 3 -> builder.put(AttributeKey.stringArrayKey(key), List.of(text(), text()));
        case 4 -> builder.put(AttributeKey.longArrayKey(key), List.of(0L, -1L, Long.MAX_VALUE));
        case 5 -> builder.put(AttributeKey.doubleArrayKey(key), List.of(0.0, -0.5, Double.NaN));
        case 6 -> builder.put(AttributeKey.booleanArrayKey(key), List.of(true, false));
        default -> builder.put(key, text());
      }
    }
    return builder.build();
  }

  private String text() {
    return one(TEXTS);
  }

  private <T> T one(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String hex(int digits) {
    StringBuilder hex = new StringBuilder("1");
    while (hex.length() < digits) {
      hex.append(Character.forDigit(random.nextInt(16), 16));
    }
    return hex.toString();
  }
}
