package ai.honeyhive.server.store.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the answer to a {@link SessionQuery}.
 *
 * @param sessions the latest start first
 * @param next where the next page begins, for {@link SessionQuery.Builder#after}; null after the
 *     last one
 */
public record SessionPage(
    List<SessionSummary> sessions, @Nullable String next) {
  /**
   * Copies the list.
   *
   * @param sessions the latest start first
   * @param next where the next page begins, or null
   */
  public SessionPage {
    sessions = List.copyOf(sessions);
  }
}
