package ai.honeyhive.tracer.internal.lifecycle;

import ai.honeyhive.tracer.config.SessionConfig;
import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.context.SessionId;
import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import org.jspecify.annotations.Nullable;

/** Who the spans of a new session are. */
final class Sessions {
  private Sessions() {}

  /** The identity of a session that starts in a scope with that identity. */
  static Identity identity(SessionConfig config, Identity around, Diagnostics diagnostics) {
    Identity.Origin origin =
        config.source() == null ? around.origin() : around.origin().source(config.source());
    return Identity.of(
        id(config.id(), diagnostics),
        config.name().isBlank() ? around.sessionName() : config.name(),
        origin,
        config.evaluation().isEmpty() ? around.evaluation() : config.evaluation());
  }

  /** A UUID in lower case: the one that was given, or a new one when it is none. */
  static String id(@Nullable String given, Diagnostics diagnostics) {
    if (given == null) {
      return SessionId.random();
    }
    try {
      return Checks.uuid("The session id", given);
    } catch (IllegalArgumentException e) {
      diagnostics.report(Diagnosis.HH302_SESSION_ID, "A session id is no UUID");
      return SessionId.random();
    }
  }
}
