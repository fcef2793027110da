package ai.honeyhive.client.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.internal.JsonText;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectionPathsTest {

  /** Paths in JSON, each with its value, and the section they make. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "{'a': 1}                          | {'a': 1}",
        "{'a.b.c': 1, 'a.b.d': 2}          | {'a': {'b': {'c': 1, 'd': 2}}}",
        "{'r.0.f.name': 1, 'r.0.type': 2}  | {'r': [{'f.name': 1, 'type': 2}]}",
        "{'r.t.0': 1, 'r.t.1': 2}          | {'r': {'t': [1, 2]}}",
        "{'r.2': 'c', 'r.0': 'a'}          | {'r': ['a', 'c']}",
        "{'r.10': 'k', 'r.9': 'j'}         | {'r': ['j', 'k']}",
        "{'r.0.1.2': 1}                    | {'r': [{'1.2': 1}]}",
        "{'a': 1, 'a.b': 2}                | {'a': 1, 'a.b': 2}",
        "{'a.b': 2, 'a': 1}                | {'a': 1, 'a.b': 2}",
        "{'a.b': 1, 'a.b.c.d': 2, 'a.e': 3}| {'a': {'b': 1, 'b.c.d': 2, 'e': 3}}",
        "{'a.x': 1, 'a.0': 2, 'a.1.y': 3}  | {'a': {'x': 1, '0': 2, '1.y': 3}}",
        "{'r.0': 1, 'r.0.x': 2}            | {'r': [1], 'r.0.x': 2}",
        "{'r.0': 1, 'r.10001.x': 2}        | {'r': [1], 'r.10001.x': 2}",
        "{'r.0': 1, 'r.10001': 2}          | {'r': [1], 'r.10001': 2}",
        "{'r.99999999999.x': 2}            | {'r': {'99999999999.x': 2}}",
        "{'r.99999999999999999999': 2}     | {'r': {'99999999999999999999': 2}}",
        "{'r.007': 1, 'r.+1': 2}           | {'r': {'007': 1, '+1': 2}}",
        "{'0.a': 1, '1': 2}                | {'0.a': 1, '1': 2}",
        "{'': 1, 'a..b': 2, 'a.': 3}       | {'': 1, 'a': {'': 3, '.b': 2}}",
        "{'__proto__.x': 1}                | {'__proto__': {'x': 1}}"
      })
  void paths(String paths, String section) {
    assertThat(build(paths)).isEqualTo(JsonText.parse(section.replace('\'', '"')));
  }

  @Test
  void theOrderOfPathsIsTheOrderOfKeys() {
    assertThat(build("{'z': 1, 'a.y': 2, 'm': 3, 'a.b': 4}").toString())
        .isEqualTo("{z=1, a={y=2, b=4}, m=3}");
  }

  @Test
  void nestingIsBounded() {
    SectionPaths paths = new SectionPaths();
    paths.add("a.".repeat(50_000) + "end", 7L);
    String text = JsonText.write(paths.build());
    assertThat(text)
        .startsWith("{\"a\":{\"a\":{")
        .endsWith(".a.end\":7" + "}".repeat(SectionPaths.MAX_DEPTH));
  }

  private static Map<String, Object> build(String json) {
    SectionPaths paths = new SectionPaths();
    ((Map<?, ?>) JsonText.parse(json.replace('\'', '"')))
        .forEach((path, value) -> paths.add((String) path, value));
    return paths.build();
  }
}
