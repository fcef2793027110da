package ai.honeyhive.client.mapping;

import static ai.honeyhive.client.mapping.Spans.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which session a span belongs to: section 2.1 of the mapping reference. */
class SessionTest {
  private static final String A = "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11";
  private static final String B = "0f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c33";

  private static MappedSpan mapped(String attributes) {
    return SpanMapper.standard().map(Spans.span().attributes(json(attributes)).build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "honeyhive.session_id",
        "honeyhive_session_id",
        "traceloop.association.properties.session_id",
        "session.id"
      })
  void anyOfTheNamesGivesTheSession(String attribute) {
    MappedSpan span = mapped("{\"" + attribute + "\": \"" + A + "\"}");
    assertThat(span.event().sessionId()).isEqualTo(A);
    assertThat(span.session().sessionId()).isEqualTo(A);
    assertThat(span.event().parentId()).isEqualTo(A);
  }

  @Test
  void theFirstNameWins() {
    assertThat(mapped("{\"session.id\": \"" + B + "\", \"honeyhive.session_id\": \"" + A + "\"}")
            .event()
            .sessionId())
        .isEqualTo(A);
    assertThat(mapped("{\"traceloop.association.properties.session_id\": \"" + B
                + "\", \"honeyhive_session_id\": \"" + A + "\"}")
            .event()
            .sessionId())
        .isEqualTo(A);
  }

  @Test
  void whatNamedTheSessionIsDroppedAndWhatNamedAnotherStays() {
    Map<String, Object> metadata = mapped("""
        {
          "honeyhive.session_id": "%s", "traceloop.association.properties.session_id": "%s",
          "honeyhive_session_id": "%s"
        }
        """.formatted(A, A, B)).event().metadata();
    assertThat(metadata)
        .doesNotContainKeys("honeyhive.session_id", "traceloop.association.properties.session_id")
        .containsEntry("honeyhive_session_id", B);
  }

  @Test
  void theResourceSpeaksAfterTheSpan() {
    var span = Spans.span().resource(Map.of("honeyhive.session_id", A));
    assertThat(Spans.mapped(span).sessionId()).isEqualTo(A);
    assertThat(Spans.mapped(span.attributes(Map.of("session.id", B))).sessionId())
        .isEqualTo(B);
  }

  @Test
  void anIdInUpperCaseIsTheSame() {
    assertThat(mapped("{\"honeyhive.session_id\": \"6E3C1F0A-2F0D-4A55-9A3A-0D5F6F1F9B11\"}")
            .event()
            .sessionId())
        .isEqualTo(A);
  }

  /** Expected value: Python, {@code uuid.uuid5(uuid.NAMESPACE_URL, "chat-17")}. */
  @Test
  void anIdThatIsNoUuidGivesOneAndStays() {
    MappedSpan span = mapped("{\"session.id\": \"chat-17\"}");
    assertThat(span.event().sessionId()).isEqualTo("6792dac8-d73d-55b6-8716-b8b5cab9cb3b");
    assertThat(span.event().metadata()).containsEntry("session_id", "chat-17");
  }

  @Test
  void aTraceWithoutSessionIsOne() {
    String session = mapped("{}").event().sessionId();
    assertThat(session).isEqualTo(SpanMapper.sessionIdOfTrace(Spans.TRACE));
    assertThat(Spans.mapped(Spans.span().spanId("1111111111111111")).sessionId())
        .isEqualTo(session);
    assertThat(Spans.mapped(Spans.span().traceId("0af7651916cd43dd8448eb211c80319c"))
            .sessionId())
        .isNotEqualTo(session);
  }

  @Test
  void theSeedTellsWhatTheSpanSays() {
    MappedSpan span = mapped("""
        {
          "honeyhive.session_id": "%s", "honeyhive.session_auto_create": true, "honeyhive.session_name": "demo",
          "honeyhive.source": "dev", "honeyhive.experiment_metadata": "{\\"run\\": 3}",
          "honeyhive.experiment_metadata.arm": "b"
        }
        """.formatted(A));
    SessionSeed seed = span.session();
    assertThat(seed.autoCreate()).isTrue();
    assertThat(seed.name()).isEqualTo("demo");
    assertThat(seed.source()).isEqualTo("dev");
    assertThat(seed.metadata()).isEqualTo(Map.of("run", 3L, "arm", "b"));
    assertThat(span.event().source()).isEqualTo("dev");
    assertThat(span.event().metadata()).containsOnlyKeys("trace_id", "span_id", "has_otlp_lineage");
  }

  @Test
  void aSpanThatSaysNothingLeavesTheDefaults() {
    MappedSpan span = mapped("{}");
    assertThat(span.session().autoCreate()).isFalse();
    assertThat(span.session().name()).isNull();
    assertThat(span.session().source()).isNull();
    assertThat(span.session().metadata()).isEmpty();
    assertThat(span.event().source()).isEqualTo("otlp");
  }

  @Test
  void wordsThatMakeNoSenseAreKept() {
    MappedSpan span = mapped("""
        {
          "honeyhive.session_auto_create": "perhaps", "honeyhive.experiment_metadata": "not json",
          "honeyhive.session_name": ["a"], "honeyhive.session_id": ""
        }
        """);
    assertThat(span.session().autoCreate()).isFalse();
    assertThat(span.event().metadata())
        .containsEntry("honeyhive.session_auto_create", "perhaps")
        .containsEntry("honeyhive.experiment_metadata", "not json")
        .containsKeys("honeyhive.session_name", "honeyhive.session_id");
  }

  @Test
  void autoCreateMayBeText() {
    assertThat(mapped("{\"honeyhive.session_auto_create\": \"true\"}").session().autoCreate())
        .isTrue();
    assertThat(mapped("{\"honeyhive.session_auto_create\": false}").session().autoCreate())
        .isFalse();
  }
}
