package ai.honeyhive.client.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestRequestTest {
  @Test
  void get_idsWithReservedCharacters_areEncoded() {
    RestRequest request = RestRequest.get("/v1/runs/{}/compare/{}", "a b/c", "ü?x=1");

    assertThat(request.path()).isEqualTo("/v1/runs/a%20b%2Fc/compare/%C3%BC%3Fx%3D1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", ".."})
  void get_idThatIsNone_isRefused(String id) {
    assertThatThrownBy(() -> RestRequest.get("/v1/events/{}", id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/v1/events/…");
  }

  @Test
  void query_list_isInBracketFormAlsoWhenItHasOneValue() {
    assertThat(RestRequest.get("/v1/runs").queryAll("run_ids", List.of("a")).target())
        .isEqualTo("/v1/runs?run_ids%5B%5D=a");
    assertThat(RestRequest.get("/v1/runs")
            .query("limit", 20)
            .query("name", null)
            .queryAll("run_ids", List.of("a", "b&c"))
            .target())
        .isEqualTo("/v1/runs?limit=20&run_ids%5B%5D=a&run_ids%5B%5D=b%26c");
  }

  @Test
  void repeatable_isAllButPost_unlessItOnlyReads() {
    assertThat(RestRequest.get("/x").isRepeatable()).isTrue();
    assertThat(RestRequest.put("/x").isRepeatable()).isTrue();
    assertThat(RestRequest.delete("/x").isRepeatable()).isTrue();
    assertThat(RestRequest.post("/x").isRepeatable()).isFalse();
    assertThat(RestRequest.post("/x").reading().isRepeatable()).isTrue();
  }
}
