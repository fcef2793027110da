package ai.honeyhive.tracer.internal.processing.redaction;

import ai.honeyhive.tracer.internal.processing.redaction.SecretNames.Sense;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the key of an attribute says of its value; remembered, because keys come again. */
final class KeyRules {
  private static final int MOST_REMEMBERED = 2_048;
  private static final int LONGEST_REMEMBERED = 128;
  private static final Set<String> IDENTITY = Set.of(
      "honeyhive.session_id",
      "honeyhive.source",
      "honeyhive.project",
      "honeyhive.session_name",
      "honeyhive.session_auto_create",
      "honeyhive_session_id",
      "honeyhive_event_id",
      "honeyhive_event_type",
      "honeyhive_metadata.run_id",
      "honeyhive_metadata.dataset_id",
      "honeyhive_metadata.datapoint_id",
      "session.id",
      "traceloop.association.properties.session_id",
      "gen_ai.request.model",
      "gen_ai.response.model",
      "gen_ai.response.id",
      "gen_ai.conversation.id",
      "gen_ai.system",
      "gen_ai.provider.name",
      "gen_ai.operation.name");
  private static final String FIGURES = "gen_ai.usage.";

  /**
   * What a key says.
   *
   * @param isIdentity nothing is ever taken out of the value
   * @param kept whether it keeps its content where only some names do
   * @param numbersKept the same for numbers and flags
   * @param name the key without what must not leave
   */
  record Verdict(boolean isIdentity, Sense sense, boolean kept, boolean numbersKept, String name) {}

  private final TextRules rules;
  private final Map<String, Verdict> remembered = new ConcurrentHashMap<>();

  KeyRules(TextRules rules) {
    this.rules = rules;
  }

  Verdict of(String key) {
    Verdict known = remembered.get(key);
    if (known != null) {
      return known;
    }
    Verdict verdict = judge(key);
    boolean isClean = verdict.name().equals(key);
    if (isClean && key.length() <= LONGEST_REMEMBERED && remembered.size() < MOST_REMEMBERED) {
      remembered.put(key, verdict);
    }
    return verdict;
  }

  private Verdict judge(String key) {
    if (IDENTITY.contains(key) || key.startsWith(FIGURES)) {
      return new Verdict(true, Sense.NOTHING, true, true, key);
    }
    AllowedNames allowed = rules.allowed();
    boolean kept = allowed == null || allowed.keepsAttribute(key);
    boolean numbersKept = kept || !AllowedNames.hasContentInNumbers(key);
    return new Verdict(false, sense(key), kept, numbersKept, rules.redactName(key));
  }

  /** Of each part of the key: below a secret name all is secret. */
  private Sense sense(String key) {
    boolean ofLogprobs = key.contains("logprobs");
    Sense found = Sense.NOTHING;
    for (String part : key.split("\\.", -1)) {
      Sense sense = ofLogprobs && part.equals("token") ? Sense.NOTHING : rules.sense(part);
      if (sense == Sense.SECRET) {
        return sense;
      }
      found = sense == Sense.NOTHING ? found : sense;
    }
    return found;
  }
}
