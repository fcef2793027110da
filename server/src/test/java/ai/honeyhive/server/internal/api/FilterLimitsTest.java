package ai.honeyhive.server.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
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
}
