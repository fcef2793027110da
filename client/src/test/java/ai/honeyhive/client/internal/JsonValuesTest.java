package ai.honeyhive.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JsonValuesTest {

  @Test
  void scalarsHaveOneForm() {
    assertThat(JsonValues.freeze(null)).isNull();
    assertThat(JsonValues.freeze(true)).isEqualTo(true);
    assertThat(JsonValues.freeze("a")).isEqualTo("a");
    assertThat(JsonValues.freeze((byte) 1)).isEqualTo(1L);
    assertThat(JsonValues.freeze((short) 1)).isEqualTo(1L);
    assertThat(JsonValues.freeze(1)).isEqualTo(1L);
    assertThat(JsonValues.freeze(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
    assertThat(JsonValues.freeze(0.1f)).isEqualTo(0.1);
    assertThat(JsonValues.freeze(0.1)).isEqualTo(0.1);
    assertThat(JsonValues.freeze(BigInteger.TEN)).isEqualTo(10L);
    assertThat(JsonValues.freeze(BigInteger.TWO.pow(64))).isEqualTo(BigInteger.TWO.pow(64));
    assertThat(JsonValues.freeze(new BigDecimal("1.50"))).isEqualTo(new BigDecimal("1.50"));
    assertThat(JsonValues.freeze(new AtomicInteger(3))).isEqualTo("3");
    assertThat(JsonValues.freeze(URI.create("http://a"))).isEqualTo("http://a");
    assertThat(JsonValues.freeze(new byte[] {1, 2})).isEqualTo("AQI=");
  }

  @Test
  void numbersThatJsonDoesNotHaveAreText() {
    assertThat(JsonValues.freeze(Double.NaN)).isEqualTo("NaN");
    assertThat(JsonValues.freeze(Float.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
    assertThat(JsonValues.toNode(Double.POSITIVE_INFINITY).isTextual()).isTrue();
  }

  @Test
  void collectionsAreCopiedInOrderAndClosed() {
    List<Object> list = new ArrayList<>(Arrays.asList(1, null, new int[] {2}));
    Object frozen = JsonValues.freeze(list);
    list.clear();
    assertThat(frozen).isEqualTo(Arrays.asList(1L, null, List.of(2L)));
    assertThat(JsonValues.freeze(Set.of("a"))).isEqualTo(List.of("a"));
    assertThat(JsonValues.freeze(new String[] {"a"})).isEqualTo(List.of("a"));
    Map<String, Object> map = JsonValues.freezeMap(Collections.singletonMap("k", null));
    assertThat(map).containsEntry("k", null);
    assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(((List<?>) frozen)::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void keysAreText() {
    assertThat(JsonValues.freeze(Map.of(1, 2))).isEqualTo(Map.of("1", 2L));
  }

  @Test
  void nestingEndsWithANote() {
    Map<String, Object> cycle = new HashMap<>();
    cycle.put("self", cycle);
    List<Object> list = new ArrayList<>();
    list.add(list);
    assertThat(JsonValues.freeze(cycle).toString()).contains(JsonValues.TOO_DEEP);
    assertThat(JsonValues.freeze(list).toString()).contains(JsonValues.TOO_DEEP);
    assertThat(JsonValues.fromNode(JsonValues.toNode(JsonValues.freeze(cycle))))
        .isEqualTo(JsonValues.freeze(cycle));
  }

  @Test
  void aTreeThatIsTooDeepIsCutToo() throws JsonProcessingException {
    String deep = "[".repeat(500) + "]".repeat(500);
    assertThat(JsonValues.fromNode(new ObjectMapper().readTree(deep)).toString())
        .contains(JsonValues.TOO_DEEP);
  }

  @Test
  void valuesSurviveTheTree() throws JsonProcessingException {
    String json = """
        {"a":1,"b":[1.5,true,null,"x"],"c":123456789012345678901234567890,"d":{"e":9007199254740993}}""";
    Object value = JsonValues.fromNode(new ObjectMapper().readTree(json));
    assertThat(JsonValues.toNode(value)).hasToString(json);
    assertThat(JsonValues.toNode(new BigDecimal("1.50"))).hasToString("1.50");
    assertThat(JsonValues.toNode(7)).hasToString("7");
  }

  /** A writer of bytes refuses half a surrogate pair, and with it the whole document. */
  @Test
  void halfASurrogatePairIsReplaced() throws JsonProcessingException {
    assertThat(JsonValues.wellFormed("a\ud83db\ude00")).isEqualTo("a\ufffdb\ufffd");
    assertThat(JsonValues.wellFormed("a\ud83d\ude00")).isEqualTo("a\ud83d\ude00");
    Object frozen = JsonValues.freeze(Map.of("\ud83d", "\ude00"));
    assertThat(frozen).isEqualTo(Map.of("\ufffd", "\ufffd"));
    assertThat(new ObjectMapper().writeValueAsBytes(JsonValues.toNode(frozen))).isNotEmpty();
    assertThat(JsonText.parse("{\"a\":\"\\ud83d\"}")).isEqualTo(Map.of("a", "\ufffd"));
  }
}
