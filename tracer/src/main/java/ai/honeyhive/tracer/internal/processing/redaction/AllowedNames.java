package ai.honeyhive.tracer.internal.processing.redaction;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names whose values keep their content, where all others lose it. Immutable. */
final class AllowedNames {
  static final String KIND = "not_allowed";

  /** What makes a message a message, and says which model spoke. */
  private static final List<String> ALWAYS =
      List.of("role", "type", "finish_reason", "model", "provider");

  /** Beginnings of attributes that say what a span is, and nothing of what it was about. */
  private static final List<String> STRUCTURE = List.of(
      "honeyhive_event_type",
      "honeyhive_metrics.",
      "honeyhive.",
      "gen_ai.request.",
      "gen_ai.response.",
      "gen_ai.usage.",
      "gen_ai.operation.name",
      "gen_ai.provider.name",
      "gen_ai.system",
      "gen_ai.agent.id",
      "gen_ai.agent.name",
      "gen_ai.tool.name",
      "gen_ai.tool.type",
      "gen_ai.tool.call.id",
      "gen_ai.output.type",
      "gen_ai.token.type",
      "gen_ai.conversation.id",
      "gen_ai.data_source.id",
      "openinference.span.kind",
      "traceloop.span.kind",
      "llm.model_name",
      "llm.provider",
      "llm.system",
      "llm.token_count",
      "error.type",
      "exception.type",
      "exception.escaped",
      "otel.",
      "http.request.method",
      "http.response.status_code",
      "http.route",
      "network.",
      "server.",
      "rpc.system",
      "rpc.service",
      "rpc.method",
      "db.system",
      "db.operation",
      "code.",
      "thread.",
      "telemetry.",
      "service.");

  private static final String NOT_STRUCTURE = "gen_ai.system_instructions";

  private final Set<String> words = new LinkedHashSet<>();

  AllowedNames(List<String> names) {
    ALWAYS.forEach(name -> words.add(words(name)));
    names.forEach(name -> words.add(words(name)));
  }

  private static String words(String name) {
    return SecretNames.words(name, 0, name.length());
  }

  /** Whether a value of this name keeps its content, and what is in it. */
  boolean keeps(String name) {
    return words.contains(words(name));
  }

  /** Whether the attribute keeps its content, by a part of its key or because it has none. */
  boolean keepsAttribute(String key) {
    if (isStructure(key) || keeps(key)) {
      return true;
    }
    for (String part : key.split("\\.", -1)) {
      if (keeps(part)) {
        return true;
      }
    }
    return false;
  }

  /** Whether numbers and flags of the attribute are content: in HoneyHive's sections. */
  static boolean hasContentInNumbers(String key) {
    return key.startsWith("honeyhive_");
  }

  private static boolean isStructure(String key) {
    return !key.startsWith(NOT_STRUCTURE) && STRUCTURE.stream().anyMatch(key::startsWith);
  }
}
