package ai.honeyhive.client.mapping;

import static ai.honeyhive.client.mapping.Spans.json;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Ids, name, source and times: sections 1, 2.2 and 2.3 of the mapping reference. */
class IdentityTest {
  private static final String ID = "0f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c33";
  private static final String PARENT = "b7ad6b7169203331";

  @Test
  void theEventIdIsMadeFromTheSpan() {
    String id = SpanMapper.eventId(Spans.TRACE, Spans.SPAN);
    UUID uuid = UUID.fromString(id);
    assertThat(uuid.version()).isEqualTo(4);
    assertThat(uuid.variant()).isEqualTo(2);
    assertThat(id).isEqualTo(uuid.toString());
    assertThat(Spans.mapped("{}").eventId()).isEqualTo(id);
    assertThat(SpanMapper.eventId(Spans.TRACE.toUpperCase(Locale.ROOT), Spans.SPAN))
        .isEqualTo(id);
    assertThat(SpanMapper.eventId(Spans.TRACE, PARENT)).isNotEqualTo(id);
    assertThat(SpanMapper.sessionIdOfTrace(Spans.TRACE)).isNotEqualTo(id);
  }

  /** Stored events must find their parents after an update of this library. */
  @Test
  void theIdsNeverChange() {
    assertThat(SpanMapper.eventId(Spans.TRACE, Spans.SPAN))
        .isEqualTo("94334963-717f-4e12-bcfb-6145e5709fbb");
    assertThat(SpanMapper.sessionIdOfTrace(Spans.TRACE))
        .isEqualTo("d60af0fb-e78b-46d1-8217-58c71e51b7d8");
  }

  @Test
  void anEventIdMayBeGiven() {
    Event event = Spans.mapped(Map.of("honeyhive_event_id", ID));
    assertThat(event.eventId()).isEqualTo(ID);
    assertThat(event.metadata()).doesNotContainKey("honeyhive_event_id");
  }

  @Test
  void aGivenIdThatIsNoUuidIsNotUsed() {
    Event event = Spans.mapped(Map.of("honeyhive_event_id", "mine", "honeyhive.parent_id", "hers"));
    assertThat(event.eventId()).isEqualTo(SpanMapper.eventId(Spans.TRACE, Spans.SPAN));
    assertThat(event.parentId()).isEqualTo(event.sessionId());
    assertThat(event.metadata())
        .containsEntry("honeyhive_event_id", "mine")
        .containsEntry("honeyhive.parent_id", "hers");
  }

  @Test
  void theParentIsTheParentSpansEvent() {
    MappedSpan span =
        SpanMapper.standard().map(Spans.span().parentSpanId(PARENT).build());
    assertThat(span.event().parentId()).isEqualTo(SpanMapper.eventId(Spans.TRACE, PARENT));
    assertThat(span.event().metadata()).containsEntry("parent_span_id", PARENT);
    assertThat(span.explicitParent()).isFalse();
    assertThat(span.parentSpanId()).isEqualTo(PARENT);
    assertThat(span.traceId()).isEqualTo(Spans.TRACE);
    assertThat(span.spanId()).isEqualTo(Spans.SPAN);
  }

  @Test
  void aRootHangsOnTheSession() {
    for (String none : new String[] {null, "", "0000000000000000", Spans.SPAN}) {
      Event event = Spans.mapped(Spans.span().parentSpanId(none));
      assertThat(event.parentId()).isEqualTo(event.sessionId());
    }
  }

  @Test
  void aParentMayBeGiven() {
    MappedSpan span = SpanMapper.standard()
        .map(Spans.span()
            .parentSpanId(PARENT)
            .attributes(Map.of("honeyhive.parent_id", ID))
            .build());
    assertThat(span.explicitParent()).isTrue();
    assertThat(span.event().parentId()).isEqualTo(ID);
    assertThat(span.event().metadata()).doesNotContainKey("honeyhive.parent_id");
  }

  @Test
  void noEventIsItsOwnParent() {
    Event event = Spans.mapped(Map.of("honeyhive_event_id", ID, "honeyhive.parent_id", ID));
    assertThat(event.parentId()).isEqualTo(event.sessionId());
  }

  @Test
  void theNameIsTheSpansUnlessGiven() {
    assertThat(Spans.mapped("{}").eventName()).isEqualTo("step");
    assertThat(Spans.mapped(Spans.span().name("")).eventName()).isEqualTo("unknown");
    Event event = Spans.mapped(Map.of("honeyhive_event_name", "plan"));
    assertThat(event.eventName()).isEqualTo("plan");
    assertThat(event.metadata()).doesNotContainKey("honeyhive_event_name");
  }

  @Test
  void theSourceComesFromTheFirstPlaceThatTells() {
    assertThat(Spans.mapped(json("{\"honeyhive_source\": \"b\", \"honeyhive.source\": \"a\"}"))
            .source())
        .isEqualTo("a");
    assertThat(Spans.mapped(Map.of("honeyhive_source", "b")).source()).isEqualTo("b");
    assertThat(
            Spans.mapped(Spans.span().resource(Map.of("honeyhive.source", "r"))).source())
        .isEqualTo("r");
    Event associated = Spans.mapped(Map.of("traceloop.association.properties.source", "t"));
    assertThat(associated.source()).isEqualTo("t");
    assertThat(associated.metadata()).containsEntry("traceloop.association.properties.source", "t");
  }

  @Test
  void timesAreWholeMillisecondsAndTheDurationKeepsMore() {
    Event event = Spans.mapped(Spans.span()
        .startEpochNanos(1_760_000_000_000_999_999L)
        .endEpochNanos(1_760_000_000_002_001_500L));
    assertThat(event.startTime()).isEqualTo(1_760_000_000_000.0);
    assertThat(event.endTime()).isEqualTo(1_760_000_000_002.0);
    assertThat(event.duration()).isEqualTo(1.001501);
  }

  @Test
  void aClockThatWentBackGivesNoNegativeDuration() {
    assertThat(Spans.mapped(Spans.span().startEpochNanos(2_000_000).endEpochNanos(0))
            .duration())
        .isEqualTo(0.0);
  }

  @Test
  void theSpanItselfIsInMetadata() {
    Event event = Spans.mapped(Spans.span().scopeName("lib").scopeVersion("1.2"));
    assertThat(event.metadata())
        .isEqualTo(Map.of(
            "trace_id",
            Spans.TRACE,
            "span_id",
            Spans.SPAN,
            "has_otlp_lineage",
            true,
            "scope",
            Map.of("name", "lib", "version", "1.2")));
  }

  @Test
  void theProjectIsTheBackendsToFill() {
    Event event = Spans.mapped(Map.of("honeyhive.project", "p", "honeyhive_project", "p"));
    assertThat(event.projectId()).isEmpty();
    assertThat(event.childrenIds()).isEmpty();
    assertThat(event.metadata()).doesNotContainKeys("honeyhive.project", "honeyhive_project");
  }

  @Test
  void theResourceIsNotCopied() {
    assertThat(Spans.mapped(Spans.span().resource(Map.of("service.name", "shop")))
            .toJson()
            .toString())
        .doesNotContain("shop");
  }
}
