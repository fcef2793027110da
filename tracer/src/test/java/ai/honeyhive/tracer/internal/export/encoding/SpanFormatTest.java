package ai.honeyhive.tracer.internal.export.encoding;

import static ai.honeyhive.tracer.internal.export.encoding.Requests.bytes;
import static ai.honeyhive.tracer.internal.export.encoding.Requests.spans;
import static ai.honeyhive.tracer.internal.export.encoding.Requests.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.tracer.config.DeliveryConfig.Protocol;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for each format. */
class SpanFormatTest {

  @ParameterizedTest
  @EnumSource
  void finish_manySpans_holdsEachOnceAndKnowsItsSize(Protocol protocol) {
    SpanFormat format = SpanFormats.of(protocol);
    BatchWriter batch = format.newBatch(10);
    for (SpanData span : new RandomSpans(1).list(100)) {
      batch.add(span);
    }
    int announced = batch.size();

    Payload request = batch.finish();

    assertThat(request.spans()).isEqualTo(100).isEqualTo(batch.spans());
    assertThat(spans(format, request)).hasSize(100).doesNotHaveDuplicates();
    assertThat(announced).isBetween(request.length(), request.length() * 21 / 20);
  }

  @ParameterizedTest
  @EnumSource
  void finish_nothing_isARequestWithoutSpans(Protocol protocol) {
    SpanFormat format = SpanFormats.of(protocol);

    assertThat(spans(format, format.newBatch(10).finish())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void finish_severalResources_keepsSpansWithTheirs(Protocol protocol) {
    SpanFormat format = SpanFormats.of(protocol);
    List<SpanData> spans = new RandomSpans(2).list(9);
    BatchWriter batch = format.newBatch(10);
    for (int i = 0; i < 9; i++) {
      Attributes attributes = Attributes.builder().put("number", i % 3).build();
      batch.add(ShapedSpan.in(Resource.create(attributes), spans.get(i)));
    }
    int announced = batch.size();

    Payload request = batch.finish();

    assertThat(request.length()).isLessThanOrEqualTo(announced);
    assertThat(spans(format, request)).hasSize(9);
  }

  @ParameterizedTest
  @EnumSource
  void undo_afterAdd_leavesTheRestAsItWas(Protocol protocol) {
    SpanFormat format = SpanFormats.of(protocol);
    List<SpanData> spans = new RandomSpans(3).list(20);
    BatchWriter batch = format.newBatch(10);
    for (SpanData span : spans) {
      int size = batch.size();
      batch.add(new RandomSpans(4).list(1).get(0));
      batch.undo();
      assertThat(batch.size()).isEqualTo(size);
      batch.add(span);
    }

    assertThat(bytes(batch.finish())).isEqualTo(bytes(write(format, spans)));
    assertThatThrownBy(() -> format.newBatch(10).undo()).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @EnumSource
  void add_aSpanThatFailsAtAnyGetter_leavesTheBatchAsItWas(Protocol protocol) {
    SpanFormat format = SpanFormats.of(protocol);
    List<SpanData> spans = new RandomSpans(5).list(4);
    BatchWriter batch = format.newBatch(10);
    batch.add(spans.get(0));
    batch.add(spans.get(1));
    int size = batch.size();
    int failures = 0;
    while (addFails(batch, ShapedSpan.failing(spans.get(2), failures))) {
      failures++;
      assertThat(batch.size()).isEqualTo(size);
      assertThat(batch.spans()).isEqualTo(2);
    }
    batch.add(spans.get(3));

    assertThat(failures).isGreaterThan(10);
    assertThat(bytes(batch.finish())).isEqualTo(bytes(write(format, spans)));
  }

  private static boolean addFails(BatchWriter batch, SpanData span) {
    try {
      batch.add(span);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  @ParameterizedTest
  @EnumSource
  void add_valuesThatNobodyExpects_doesNotSpoilTheRequest(Protocol protocol) {
    SpanFormat format = SpanFormats.of(protocol);
    Value<?> deep = Value.of("end");
    for (int i = 0; i < 5000; i++) {
      deep = i % 2 == 0 ? Value.of(deep) : Value.of(Map.of("down", deep));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("null", null);
    values.put("list", Arrays.asList(null, "text", List.of(1L, 2.5), Map.of()));
    values.put("deep", deep);
    values.put("bytes", Value.of(new byte[] {1, 2, 3}));
    values.put("pairs", Value.of(Map.of("a", Value.of(1), "b", Value.of(true))));
    values.put("empty map", Value.of(Map.of()));
    values.put("half a surrogate", "a\ud83d");
    values.put("other half", "\udc1db");
    values.put("not a number", Double.NaN);
    values.put("x".repeat(300), Double.NEGATIVE_INFINITY);
    values.put("schlüssel", CharBuffer.wrap("text"));

    assertThat(spans(format, write(format, List.of(ShapedSpan.with(values)))))
        .singleElement()
        .asString()
        .contains("nested deeper than 30 levels")
        .containsPattern("a[?\ufffd]")
        .containsPattern("[?\ufffd]b");
  }

  @ParameterizedTest
  @EnumSource
  void add_aValueWhoseTextFails_leavesTheBatchAsItWas(Protocol protocol) {
    SpanFormat format = SpanFormats.of(protocol);
    Object hostile = new Object() {
      @Override
      public String toString() {
        throw new IllegalStateException("toString");
      }
    };
    List<SpanData> spans = new RandomSpans(6).list(1);
    BatchWriter batch = format.newBatch(10);
    batch.add(spans.get(0));

    assertThat(addFails(batch, ShapedSpan.with(Map.of("a", List.of(hostile))))).isTrue();
    assertThat(bytes(batch.finish())).isEqualTo(bytes(write(format, spans)));
  }

  @ParameterizedTest
  @EnumSource
  void split_untilItEnds_keepsEachSpan(Protocol protocol) {
    SpanFormat format = SpanFormats.of(protocol);
    Payload request = write(format, new RandomSpans(7).list(60));

    List<Payload> halves = format.split(request);
    assertThat(halves).hasSize(2);
    assertThat(halves.get(0).length()).isBetween(request.length() / 3, request.length() * 2 / 3);
    assertThat(halves.get(1).length()).isBetween(request.length() / 3, request.length() * 2 / 3);
    assertThat(allParts(format, request)).isEqualTo(spans(format, request));
  }

  @ParameterizedTest
  @EnumSource
  void split_oneLargeSpanAtAnyPlace_leavesNoPartEmpty(Protocol protocol) {
    SpanFormat format = SpanFormats.of(protocol);
    for (int place = 0; place < 4; place++) {
      List<SpanData> spans = new ArrayList<>(new RandomSpans(7).list(3));
      spans.add(place, ShapedSpan.with(Map.of("a", "x".repeat(100_000))));

      assertThat(format.split(write(format, spans)))
          .hasSize(2)
          .allSatisfy(
              part -> assertThat(spans(format, part)).hasSize(part.spans()).isNotEmpty());
    }
  }

  private static List<String> allParts(SpanFormat format, Payload request) {
    List<Payload> parts = format.split(request);
    if (parts.size() == 1) {
      assertThat(parts).containsExactly(request);
      assertThat(request.spans()).isEqualTo(1);
      return spans(format, request);
    }
    assertThat(parts.stream().mapToInt(Payload::spans).sum()).isEqualTo(request.spans());
    return parts.stream().flatMap(part -> allParts(format, part).stream()).toList();
  }

  @ParameterizedTest
  @EnumSource
  void read_whateverIsNoAnswer_countsAsAll(Protocol protocol) {
    SpanFormat format = SpanFormats.of(protocol);
    Random random = new Random(8);
    for (int i = 0; i < 2000; i++) {
      byte[] noise = new byte[random.nextInt(20)];
      random.nextBytes(noise);
      assertThat(format.read(ByteBuffer.wrap(noise), 5).rejected()).isBetween(0, 5);
    }
    assertThat(format.read(ByteBuffer.allocate(0), 5)).isEqualTo(Receipt.ALL);
  }

  @ParameterizedTest
  @EnumSource
  void splitAndShorten_damagedRequests_areRefusedOrDone(Protocol protocol) {
    SpanFormat format = SpanFormats.of(protocol);
    byte[] many = bytes(write(format, new RandomSpans(9).list(3)));
    byte[] one = bytes(write(format, List.of(ShapedSpan.with(Map.of("a", "x".repeat(3000))))));
    Random random = new Random(10);
    int step = protocol == Protocol.OTLP_PROTOBUF ? 1 : 7;
    for (int length = 0; length < many.length; length += step) {
      refusedOrDone(format, Arrays.copyOf(many, length));
    }
    for (int i = 0; i < 1000; i++) {
      refusedOrDone(format, Requests.damaged(many, random));
      refusedOrDone(format, Requests.damaged(one, random));
    }
  }

  private static void refusedOrDone(SpanFormat format, byte[] request) {
    try {
      for (Payload part : format.split(Requests.of(request))) {
        assertThat(part.length()).isLessThanOrEqualTo(request.length + 10);
      }
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageContaining("not ");
    }
    try {
      Payload shortened = format.shorten(Requests.of(request), 2000);
      assertThat(shortened == null || shortened.length() <= 2000).isTrue();
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageContaining("not ");
    }
  }
}
