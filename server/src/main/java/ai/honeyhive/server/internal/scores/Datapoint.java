package ai.honeyhive.server.internal.scores;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one session of a run says about one datapoint. */
final class Datapoint {
  /** As they began. */
  static final Comparator<Datapoint> ORDER =
      Comparator.<Datapoint>comparingDouble(one -> one.start).thenComparing(one -> one.sessionId);

  final String sessionId;
  final List<Reading> readings = new ArrayList<>();

  @Nullable
  String id;

  boolean failed;
  double start = Double.POSITIVE_INFINITY;

  Datapoint(String sessionId) {
    this.sessionId = sessionId;
  }

  /** The datapoint's id, or the session's when it has none. */
  String name() {
    String known = id;
    return known == null ? sessionId : known;
  }

  /** Whether nothing of it failed, and every metric is as it should be. */
  boolean passes(PassRules rules) {
    return !failed && readings.stream().noneMatch(reading -> rules.fails(reading));
  }
}
