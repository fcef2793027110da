package ai.honeyhive.server.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Conditions that would keep the server busy for long, or that the database cannot read. */
@Timeout(60)
class FilterLimitsTest extends RouteCalls {
  private static final String NAME = "{'field': 'event_name', 'operator': 'is', 'value': 'x'}";

  private static String filters(int count, String filter) {
    return json("{'filters': [" + String.join(",", Collections.nCopies(count, filter)) + "]}");
  }

  @Test
  void search_hundredConditions_isAnswered() {
    assertThat(caller.post("/v1/events/search", filters(100, NAME)).status()).isEqualTo(200);
  }

  @Test
  void search_moreConditions_isRefused() {
    for (int count : new int[] {101, 5_000}) {
      assertFails(
          caller.post("/v1/events/search", filters(count, NAME)), 400, "at most 100 filters");
      assertFails(
          caller.post("/v1/events/export", filters(count, NAME)), 400, "at most 100 filters");
    }
  }

  @Test
  void search_pathOfMoreThan512Characters_isRefused() {
    String filter = NAME.replace("event_name", "metadata" + ".a".repeat(100_000));
    assertFails(caller.post("/v1/events/search", filters(1, filter)), 400, "field must have at");
  }

  @Test
  void search_textOfMoreThan1000Characters_isRefused() {
    String body = json("{'text': '%s'}");
    assertThat(
            caller.post("/v1/events/search", body.formatted("a ".repeat(500))).status())
        .isEqualTo(200);
    String longer = "b ".repeat(100_000);
    assertFails(caller.post("/v1/events/search", body.formatted(longer)), 400, "text must have");
    assertFails(caller.post("/v1/events/export", body.formatted(longer)), 400, "text must have");
    assertFails(caller.get("/v1/sessions?text=" + "b".repeat(1_001)), 400, "text must have");
  }

  @Test
  void idThatIsNone_findsNoSession() {
    post("/v1/sessions", "{'session_name': 's'}");
    for (String field : List.of("event_id", "session_id")) {
      String filters = json("[{'field': '%s', 'operator': 'is', 'value': 'x'}]").formatted(field);
      String query = URLEncoder.encode(filters, StandardCharsets.UTF_8);
      assertThat(get("/v1/sessions?filters=" + query).get("sessions")).isEmpty();
      String session = "{'field': 'event_type', 'operator': 'is', 'value': 'session'}";
      String body = json("{'filters': [" + session + ", ") + filters.substring(1) + "}";
      assertThat(ok(caller.post("/v1/events/search", body)).get("events")).isEmpty();
    }
  }
}
