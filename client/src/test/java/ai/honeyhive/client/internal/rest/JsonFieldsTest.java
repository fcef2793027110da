package ai.honeyhive.client.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonFieldsTest {
  private static JsonFields fields(String json) throws JsonProcessingException {
    return JsonFields.of(new ObjectMapper().readTree(json.replace('\'', '"')));
  }

  @Test
  void fields_ofTheirTypes_areRead() throws Exception {
    JsonFields fields = fields("{'t':'x','f':true,'n':1.5,'c':7,'at':'2026-01-02T03:04:05+01:00',"
        + "'o':{'a':null},'l':['a',1],'os':[{'t':'y'},3]}");

    assertThat(fields.text("t")).isEqualTo("x");
    assertThat(fields.flag("f")).isTrue();
    assertThat(fields.numberOrNull("n")).isEqualTo(1.5);
    assertThat(fields.count("c")).isEqualTo(7);
    assertThat(fields.timeOrNull("at")).isEqualTo(Instant.parse("2026-01-02T02:04:05Z"));
    assertThat(fields.object("o")).containsEntry("a", null);
    assertThat(fields.texts("l")).containsExactly("a");
    assertThat(fields.objects("os", one -> one.text("t"))).containsExactly("y");
    assertThat(fields.without(Set.of("t", "f", "n", "c", "at", "o", "l"))).containsOnlyKeys("os");
  }

  @Test
  void fields_absentOrOfOtherTypes_haveTheirDefaults() throws Exception {
    JsonFields fields = fields("{'t':{},'f':'yes','n':'1','at':'yesterday','o':[],'l':{}}");

    assertThat(fields.text("t")).isEmpty();
    assertThat(fields.textOrNull("nothing")).isNull();
    assertThat(fields.flag("f")).isFalse();
    assertThat(fields.numberOrNull("n")).isNull();
    assertThat(fields.count("n")).isZero();
    assertThat(fields.timeOrNull("at")).isNull();
    assertThat(fields.object("o")).isEmpty();
    assertThat(fields.list("l")).isEmpty();
    assertThat(fields.toJson().toString()).contains("\"f\":\"yes\"");
  }

  @Test
  void with_null_isSaid() {
    JsonFields said = JsonFields.EMPTY.with("outputs", null).with("a", Map.of("b", List.of(1)));

    assertThat(said.has("outputs")).isTrue();
    assertThat(said.has("other")).isFalse();
    assertThat(said.toJson().toString()).isEqualTo("{\"outputs\":null,\"a\":{\"b\":[1]}}");
    assertThat(said).hasToString("[outputs, a]");
  }

  @Test
  void of_noObject_isRefused() throws Exception {
    assertThatThrownBy(() -> fields("[]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a JSON object, not array");
  }
}
