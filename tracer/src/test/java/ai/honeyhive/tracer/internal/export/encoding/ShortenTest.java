package ai.honeyhive.tracer.internal.export.encoding;

import static ai.honeyhive.tracer.internal.export.encoding.Requests.spans;
import static ai.honeyhive.tracer.internal.export.encoding.Requests.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.tracer.config.DeliveryConfig.Protocol;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShortenTest {
  private static final Pattern MARK_BYTES =
      Pattern.compile("honeyhive.truncated_bytes\"[^0-9]*([0-9]+)");
  private static final String SESSION = "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11";

  @ParameterizedTest
  @EnumSource
  void shorten_aLongPrompt_fitsAndSaysWhatIsMissing(Protocol protocol) {
    SpanFormat format = SpanFormats.of(protocol);
    Payload request = write(format, List.of(prompt("p".repeat(200_000))));

    Payload shortened = format.shorten(request, 20_000);

    assertThat(shortened.length()).isBetween(19_000, 20_000);
    assertThat(shortened.spans()).isEqualTo(1);
    String span = spans(format, shortened).get(0);
    assertThat(span)
        .contains("honeyhive.truncated", SESSION, "answer that is short")
        .contains("p".repeat(10_000));
    int left = span.length() - span.replace("p", "").length();
    int before = spans(format, request).get(0).length()
        - spans(format, request).get(0).replace("p", "").length();
    assertThat(marked(span)).isEqualTo(before - left);
  }

  private static SpanData prompt(String text) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("honeyhive.session_id", SESSION);
    attributes.put("gen_ai.prompt", text);
    attributes.put("gen_ai.completion", "answer that is short");
    return ShapedSpan.with(attributes);
  }

  private static long marked(String span) {
    Matcher matcher = MARK_BYTES.matcher(span);
    assertThat(matcher.find()).isTrue();
    return Long.parseLong(matcher.group(1));
  }

  @ParameterizedTest
  @EnumSource
  void shorten_anyScript_cutsBetweenCharacters(Protocol protocol) {
    SpanFormat format = SpanFormats.of(protocol);
    for (String unit : List.of("é", "語", "🐝", "\"", "\n", "a🐝語é\u0001")) {
      for (int shift = 0; shift < 4; shift++) {
        Payload request = write(format, List.of(prompt("x".repeat(shift) + unit.repeat(20_000))));

        Payload shortened = format.shorten(request, 9_000);

        assertThat(shortened.length()).isBetween(7_000, 9_000);
        String span = spans(format, shortened).get(0);
        assertThat(span).as(unit).contains("honeyhive.truncated", SESSION);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(span)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void shorten_textsInListsAndMaps_areCutToo(Protocol protocol) {
    SpanFormat format = SpanFormats.of(protocol);
    Object nested = List.of(
        "a".repeat(40_000),
        Value.of(Map.of("role", Value.of("user"), "content", Value.of("b".repeat(50_000)))),
        Value.of(Value.of("c".repeat(45_000)), Value.of(7)));

    SpanData span = ShapedSpan.with(Map.of("honeyhive.session_id", SESSION, "mine", nested));

    Payload shortened = format.shorten(write(format, List.of(span)), 10_000);

    assertThat(shortened.length()).isBetween(9_000, 10_000);
    assertThat(spans(format, shortened).get(0))
        .contains("a".repeat(1000), "b".repeat(1000), "c".repeat(1000), "user", SESSION);
  }

  @ParameterizedTest
  @EnumSource
  void shorten_twice_countsAllThatIsMissing(Protocol protocol) {
    SpanFormat format = SpanFormats.of(protocol);
    Payload request = write(format, List.of(prompt("p".repeat(100_000))));

    Payload once = format.shorten(request, 50_000);
    Payload twice = format.shorten(once, 10_000);

    assertThat(marked(spans(format, twice).get(0))).isBetween(90_000L, 93_000L);
    assertThat(spans(format, twice).get(0).split("honeyhive.truncated_bytes", -1))
        .hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void shorten_identity_staysWhole(Protocol protocol) {
    SpanFormat format = SpanFormats.of(protocol);
    String identity = "i".repeat(3000);
    SpanData span = ShapedSpan.with(
        Map.of("honeyhive.anything", identity, "gen_ai.prompt", "p".repeat(10_000)));

    Payload request = write(format, List.of(span));

    // what is left of the prompt is shorter than what must stay whole
    Payload shortened = format.shorten(request, request.length() - 8_500);

    assertThat(spans(format, shortened).get(0)).contains(identity);
  }

  @ParameterizedTest
  @EnumSource
  void shorten_whatFits_isTheSame(Protocol protocol) {
    SpanFormat format = SpanFormats.of(protocol);
    Payload request = write(format, new RandomSpans(1).list(1));

    assertThat(format.shorten(request, request.length())).isSameAs(request);
  }

  @ParameterizedTest
  @EnumSource
  void shorten_manyShortTexts_cannotBeDone(Protocol protocol) {
    SpanFormat format = SpanFormats.of(protocol);
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (int i = 0; i < 1000; i++) {
      attributes.put("key" + i, "a value of which nothing can be spared");
    }

    assertThat(format.shorten(write(format, List.of(ShapedSpan.with(attributes))), 10_000))
        .isNull();
  }

  @ParameterizedTest
  @EnumSource
  void shorten_severalSpans_isRefused(Protocol protocol) {
    SpanFormat format = SpanFormats.of(protocol);
    Payload request = write(format, new RandomSpans(1).list(2));

    assertThatThrownBy(() -> format.shorten(request, 10))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource
  void shorten_randomSpans_fitsOrIsNull(Protocol protocol) {
    SpanFormat format = SpanFormats.of(protocol);
    Random random = new Random(12);
    for (int i = 0; i < 300; i++) {
      Map<String, Object> attributes = new LinkedHashMap<>();
      for (int k = random.nextInt(6); k >= 0; k--) {
        attributes.put("key" + k, "añ🐝\\".repeat(random.nextInt(1500)));
      }
      Payload request = write(format, List.of(ShapedSpan.with(attributes)));
      int limit = random.nextInt(request.length() + 100);

      Payload shortened = format.shorten(request, limit);

      if (shortened != null) {
        assertThat(shortened.length()).isLessThanOrEqualTo(limit);
        assertThat(spans(format, shortened)).hasSize(1);
      } else {
        assertThat(limit).isLessThan(12_000);
      }
    }
  }

  @Test
  void find_anyLengths_takesNoMoreThanNeeded() {
    Random random = new Random(13);
    for (int i = 0; i < 2000; i++) {
      int[] lengths = random.ints(1 + random.nextInt(8), 0, 5000).toArray();
      long total = Arrays.stream(lengths).sum();
      long excess = 1L + random.nextInt(8000);

      int limit = TextLimit.find(Arrays.stream(lengths), excess);

      if (limit < 0) {
        long most = total - Arrays.stream(lengths).map(l -> Math.min(l, 256)).sum();
        assertThat(most).isLessThan(excess);
      } else {
        assertThat(total - Arrays.stream(lengths).map(l -> Math.min(l, limit)).sum())
            .isBetween(excess, excess + lengths.length);
      }
    }
  }
}
