package ai.honeyhive.client.internal.dialect;

import ai.honeyhive.client.internal.mapping.Attributes;
import ai.honeyhive.client.internal.mapping.Dialect;
import ai.honeyhive.client.internal.mapping.EventDraft;
import ai.honeyhive.client.internal.mapping.Move;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.Signature;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.mapping.TypeRule;
import ai.honeyhive.client.model.EventType;
import java.util.List;
import java.util.regex.Pattern;

/** HoneyHive's own attributes. What they say goes before everything else. */
final class NativeDialect implements Dialect {
  private static final List<Move> TABLE = List.of(
      Move.of("honeyhive_user_id", Section.USER_PROPERTIES, "user_id"),
      Move.of("honeyhive.experiment_id", Section.METADATA, "experiment_id"),
      Move.of("honeyhive.experiment_name", Section.METADATA, "experiment_name"),
      Move.of("honeyhive.experiment_variant", Section.METADATA, "experiment_variant"),
      Move.of("honeyhive.experiment_group", Section.METADATA, "experiment_group"));

  /** Other conventions' words: a span with one of them is theirs, whatever is added to it. */
  private static final Pattern OF_MODELS = Pattern.compile(
      "(gen_ai|llm|ai|openinference|spring\\.ai|traceloop(?!\\.association\\.properties))\\.");

  private static final Pattern SECTION = Pattern.compile(
      "honeyhive_(inputs|outputs|config|metadata|metrics|feedback|user_properties)([._]|\\z)");

  @Override
  public List<Signature> signatures() {
    return List.of(new Signature(
        Signature.HONEYHIVE,
        "honeyhive",
        span -> span.attributes().hasPrefix(NativeSection.PREFIX)
            && any(span.attributes(), SECTION)
            && !any(span.attributes(), OF_MODELS)));
  }

  private static boolean any(Attributes in, Pattern names) {
    return in.keys().stream().anyMatch(key -> names.matcher(key).lookingAt());
  }

  @Override
  public List<TypeRule> typeRules() {
    return List.of(
        TypeRule.of(TypeRule.EXPLICIT, "honeyhive_event_type", EventType::parse),
        TypeRule.of(TypeRule.RAW, "honeyhive_event_type_raw", EventType::parse));
  }

  @Override
  public void read(SpanReading span) {
    if (span.attributes().hasPrefix(NativeSection.PREFIX)) {
      for (Section section : Section.values()) {
        new NativeSection(section, span).read();
      }
    }
    String name = span.attributes().text("honeyhive_event_name");
    if (name != null) {
      span.attributes().use("honeyhive_event_name");
      span.draft().offerName(name);
    }
    span.move(TABLE);
    moveGroundTruth(span.draft());
    duration(span);
    // the backend takes the project from the key
    span.attributes().use("honeyhive.project");
    span.attributes().use("honeyhive_project");
  }

  private static void moveGroundTruth(EventDraft draft) {
    Object truth = draft.get(Section.METADATA, "ground_truth");
    if (truth != null && draft.put(Section.FEEDBACK, "ground_truth", truth)) {
      draft.section(Section.METADATA).remove("ground_truth");
    }
  }

  /**
   * The span has a duration; what the SDK measured beside it stays only if it says something else.
   */
  private static void duration(SpanReading span) {
    Attributes attributes = span.attributes();
    if (attributes.get("honeyhive_duration_ms") instanceof Number millis
        && Math.abs(millis.doubleValue() - span.facts().durationMillis()) <= 1) {
      attributes.use("honeyhive_duration_ms");
    }
  }
}
