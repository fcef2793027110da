package ai.honeyhive.tracer.internal.processing.redaction;

import ai.honeyhive.tracer.config.RedactionConfig;
import ai.honeyhive.tracer.internal.diagnostics.Health;
import java.util.Map;

/** A redactor with its counts, as tests use it. */
final class Redacting {
  private final Health health = Health.create();
  private final Redactor redactor;

  Redacting(RedactionConfig config) {
    redactor = new Redactor(config, health);
  }

  static Redacting byDefault() {
    return new Redacting(RedactionConfig.defaults());
  }

  Redactor redactor() {
    return redactor;
  }

  /** A text under a name that says nothing. */
  String text(String text) {
    return redactor.text("honeyhive_inputs.text", text);
  }

  Map<String, Long> counts() {
    return health.counters().redacted();
  }

  Health health() {
    return health;
  }
}
