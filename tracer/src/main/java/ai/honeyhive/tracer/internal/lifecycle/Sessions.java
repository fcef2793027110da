package ai.honeyhive.tracer.internal.lifecycle;

import ai.honeyhive.tracer.config.SessionConfig;
import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.context.SessionId;
import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import ai.honeyhive.tracer.internal.export.ExportPipeline;
import ai.honeyhive.tracer.internal.export.session.SessionContent;
import ai.honeyhive.tracer.internal.export.session.SessionSection;
import ai.honeyhive.tracer.internal.processing.JsonValue;
import ai.honeyhive.tracer.internal.settings.Checks;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sessions of one tracer: who their spans are, and what the server is told. Thread-safe. */
final class Sessions {
  private static final Diagnosis VALUE = Diagnosis.HH401_VALUE_NOT_CAPTURED;

  private static final int MOST_TOLD = 10_000;

  /** Sessions of requests that the server was told of, those lately. */
  private final Set<String> told = new LinkedHashSet<>();

  private final ExportPipeline pipeline;
  private final Diagnostics diagnostics;

  Sessions(ExportPipeline pipeline, Diagnostics diagnostics) {
    this.pipeline = pipeline;
    this.diagnostics = diagnostics;
  }

  /** The identity of a session that starts in a scope with that identity. */
  Identity identity(SessionConfig config, Identity around) {
    Identity.Origin origin =
        config.source() == null ? around.origin() : around.origin().source(config.source());
    return Identity.of(
        id(config.id()),
        config.name().isBlank() ? around.sessionName() : config.name(),
        origin,
        config.evaluation().isEmpty() ? around.evaluation() : config.evaluation());
  }

  /** A UUID in lower case: the one that was given, or a new one when it is none. */
  String id(@Nullable String given) {
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

  /** Tells the server of a session, before the spans that end after this. */
  void start(Identity identity, @Nullable SessionConfig config) {
    if (config == null) {
      pipeline.startSession(identity);
      return;
    }
    SessionContent content = new SessionContent();
    for (SessionSection section : SessionSection.values()) {
      put(content, section, config.content().getOrDefault(section.wireName(), Map.of()));
    }
    config.uncaptured().forEach(what -> diagnostics.report(VALUE, what));
    pipeline.startSession(identity, content);
  }

  /**
   * Tells the server something of a session that was started before.
   *
   * @return whether it will be told
   */
  boolean update(Identity of, Map<SessionSection, ? extends Map<String, ?>> values) {
    if (of.isAutoCreated() && firstOf(of.sessionId())) {
      // What is said may arrive before the span that the server would make the session from.
      pipeline.startSession(of);
    }
    return update(of.sessionId(), values);
  }

  /** Tells the server something of any event, as {@link #update(Identity, Map)} does. */
  boolean update(String eventId, Map<SessionSection, ? extends Map<String, ?>> values) {
    SessionContent content = new SessionContent();
    values.forEach((section, ofSection) ->
        put(content, section, JsonValue.texts(ofSection, loss -> diagnostics.report(VALUE, loss))));
    return pipeline.updateSession(eventId, content);
  }

  private boolean firstOf(String sessionId) {
    synchronized (told) {
      boolean first = told.add(sessionId);
      if (told.size() > MOST_TOLD) {
        Iterator<String> oldest = told.iterator();
        oldest.next();
        oldest.remove();
      }
      return first;
    }
  }

  private void put(SessionContent content, SessionSection section, Map<String, String> values) {
    values.forEach((key, json) -> {
      if (!content.put(section, key, json)) {
        diagnostics.report(
            VALUE, "Too much was said of a session at once; values of it are left out");
      }
    });
  }
}
