package ai.honeyhive.client.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, field by field, as the reference of the data plane has it. */
class EventRequestsTest {
  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }

  /** Numbers by their value, whatever type holds them. */
  private static void assertSame(JsonNode actual, String expected) throws JsonProcessingException {
    assertThat(json(actual.toString())).isEqualTo(json(expected));
  }

  @Test
  void search_allSet_isWrittenAsTheReferenceHasIt() throws Exception {
    EventSearch search = EventSearch.builder()
        .filter(EventFilter.is("session_id", "s-1"))
        .filter(EventFilter.greaterThan("duration", 100.5))
        .filter(EventFilter.notExists("error"))
        .between(Instant.parse("2025-10-09T00:00:00Z"), Instant.parse("2025-10-10T00:00:00Z"))
        .runId("r-1")
        .limit(50)
        .page(2)
        .build();

    assertSame(
        search.toJson(),
        "{'filters':[{'field':'session_id','operator':'is','value':'s-1','type':'string'},"
            + "{'field':'duration','operator':'greater than','value':100.5,'type':'number'},"
            + "{'field':'error','operator':'not exists','value':null,'type':'string'}],"
            + "'dateRange':{'start_time':'2025-10-09T00:00:00Z','end_time':'2025-10-10T00:00:00Z'},"
            + "'evaluation_id':'r-1','limit':50,'page':2}");
  }

  @Test
  void search_nothingSet_isAnEmptyObject() throws Exception {
    assertSame(EventSearch.all().toJson(), "{}");
  }

  @Test
  void search_oneEndOfTime_hasTheOtherToo() throws Exception {
    assertSame(
        EventSearch.builder()
            .between(Instant.parse("2025-10-09T00:00:00Z"), null)
            .build()
            .toJson(),
        "{'dateRange':{'start_time':'2025-10-09T00:00:00Z','end_time':'9999-12-31T23:59:59Z'}}");
    assertThatThrownBy(() -> EventSearch.builder().between(Instant.MAX, Instant.MIN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void search_toBuilder_addsWithoutChangingTheFirst() {
    EventSearch first = EventSearch.ofSession("s-1");
    EventSearch second = first.toBuilder().filter(EventFilter.exists("error")).build();

    assertThat(first.filters()).hasSize(1);
    assertThat(second.filters()).hasSize(2).startsWith(EventFilter.is("session_id", "s-1"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1001})
  void search_limitOutOfRange_isRefused(int limit) {
    assertThatThrownBy(() -> EventSearch.builder().limit(limit))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limit must be in 1 to 1000: " + limit);
  }

  @Test
  void export_range_hasTheOtherNames() throws Exception {
    EventExport export = EventExport.builder()
        .filter(EventFilter.is(EventType.MODEL))
        .between(Instant.parse("2025-10-09T00:00:00Z"), Instant.parse("2025-10-10T00:00:00Z"))
        .projections("event_name")
        .limit(7500)
        .build();

    assertSame(
        export.toJson(),
        "{'filters':[{'field':'event_type','operator':'is','value':'model','type':'string'}],"
            + "'dateRange':{'$gte':'2025-10-09T00:00:00Z','$lte':'2025-10-10T00:00:00Z'},"
            + "'projections':['event_name','event_type','event_id'],'limit':7500}");
  }

  @Test
  void filter_values_haveTheirTypes() throws Exception {
    assertSame(
        EventFilter.is("a", 7).toJson(),
        "{'field':'a','operator':'is','value':7.0,'type':'number'}");
    assertSame(
        EventFilter.isNot("a", false).toJson(),
        "{'field':'a','operator':'is not','value':false,'type':'boolean'}");
    assertSame(
        EventFilter.after("start_time", Instant.parse("2025-10-09T00:00:00Z")).toJson(),
        "{'field':'start_time','operator':'after','value':'2025-10-09T00:00:00Z','type':'datetime'}");
  }

  @Test
  void filter_thatCannotBe_isRefused() {
    assertThatThrownBy(() -> EventFilter.is(" ", "x")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EventFilter.lessThan("a", Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void update_whatIsNotSaid_isNotThere() throws Exception {
    assertSame(EventUpdate.builder().build().toJson(), "{}");
    assertSame(EventUpdate.builder().outputs(null).build().toJson(), "{'outputs':null}");
  }

  @Test
  void update_values_areTakenAsTheyAreNow() throws Exception {
    Map<String, Object> metrics = new LinkedHashMap<>(Map.of("score", 1));
    EventUpdate update = EventUpdate.builder().metrics(metrics).endTime(1.76e12).build();
    metrics.put("score", 2);

    assertThat(update.toJson().toString())
        .isEqualTo("{\"metrics\":{\"score\":1},\"end_time\":1760000000000}");
  }

  @Test
  void batch_events_leaveOutWhatIsNotKnown() {
    JsonNode event = EventBatch.of(
            List.of(Event.builder().eventType(EventType.TOOL).duration(2.5).build()))
        .toJson()
        .path("events")
        .path(0);

    assertThat(event.has("start_time")).isFalse();
    assertThat(event.has("error")).isFalse();
    assertThat(event.has("event_id")).isFalse();
    assertThat(event.path("inputs").isObject()).isTrue();
    assertThat(event.path("duration").doubleValue()).isEqualTo(2.5);
  }

  @Test
  void batch_inOneSession_saysSo() throws Exception {
    assertSame(
        EventBatch.inSession(NewSession.named("nightly"), List.of()).toJson(),
        "{'events':[],'single_session':true,'session_properties':{'session_name':'nightly'}}");
  }

  @Test
  void page_ofAnyServer_hasItsTotal() throws Exception {
    assertThat(EventPage.fromJson(json("{'events':[],'count':3}")).total()).isEqualTo(3);
    assertThat(EventPage.fromJson(json("{'events':[],'totalEvents':4}")).total())
        .isEqualTo(4);
    assertThat(EventPage.fromJson(json("{'events':[],'count':3,'took':9}")).extra())
        .containsEntry("took", 9L);
    assertThatThrownBy(() -> EventPage.fromJson(json("[]")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void node_ofATree_hasUnknownFieldsInItsEvents() throws Exception {
    SessionNode tree = SessionNode.fromJson(
        json("{'event_type':'session','children':[{'event_type':'tool','children':[],'new':1}]}"));

    assertThat(tree.children().get(0).event().extra()).isEqualTo(Map.of("new", 1L));
    assertThatThrownBy(() -> SessionNode.fromJson(json("{'event_type':'session','children':[1]}")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
