package ai.honeyhive.tracer.internal.export.session;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.tracer.config.RedactionConfig;
import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.diagnostics.Health;
import ai.honeyhive.tracer.internal.processing.redaction.Redactor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SessionQueueTest {
  private static final Redactor REDACTOR =
      new Redactor(RedactionConfig.defaults(), Health.create());

  private int tickets;
  private int settled;
  private final SessionQueue queue = queue(2);

  private SessionQueue queue(int atATime) {
    return new SessionQueue(atATime, this::ticket, () -> 0);
  }

  private Runnable ticket() {
    tickets++;
    return () -> settled++;
  }

  private static SessionContent content(SessionSection section, String key, String json) {
    SessionContent content = new SessionContent();
    content.put(section, key, json);
    return content;
  }

  private boolean update(String session, SessionSection section, String key, String json) {
    return queue.update(session, content(section, key, json));
  }

  private static void start(SessionQueue queue, String session) {
    queue.start(Identity.of(session, "name", "test"), new SessionContent(), 1);
  }

  private static SessionMessage next(SessionQueue queue) {
    return Objects.requireNonNull(queue.next());
  }

  private static String body(SessionMessage message) {
    return StandardCharsets.UTF_8.decode(message.body(REDACTOR)).toString();
  }

  @Test
  void next_updateOfASessionThatStarts_comesAfterItsEnd() {
    start(queue, "a");
    update("a", SessionSection.METADATA, "k", "1");
    SessionMessage start = next(queue);
    assertThat(start.isStart()).isTrue();
    assertThat(queue.next()).isNull();

    queue.ended(start);

    assertThat(body(next(queue))).isEqualTo("{\"event_id\":\"a\",\"metadata\":{\"k\":1}}");
  }

  @Test
  void update_whileOneIsUnderWay_goesWithTheOthersAndTheLastValueCounts() {
    update("a", SessionSection.METADATA, "k", "1");
    SessionMessage first = next(queue);
    update("a", SessionSection.METADATA, "k", "2");
    update("a", SessionSection.METRICS, "m", "0.5");
    update("a", SessionSection.METADATA, "k", "3");
    queue.ended(first);

    SessionMessage second = next(queue);

    assertThat(second.updates()).isEqualTo(3);
    assertThat(body(second))
        .isEqualTo("{\"event_id\":\"a\",\"metadata\":{\"k\":3},\"metrics\":{\"m\":0.5}}");
    queue.ended(second);
    assertThat(queue.next()).isNull();
  }

  @Test
  void update_inputs_areInTheMetadata() {
    update("a", SessionSection.INPUTS, "q", "\"why\"");

    assertThat(body(next(queue)))
        .isEqualTo("{\"event_id\":\"a\",\"metadata\":{\"inputs\":{\"q\":\"why\"}}}");
  }

  @Test
  void update_inputsBesideMetadata_areBothThere() {
    update("a", SessionSection.INPUTS, "q", "1");
    update("a", SessionSection.METADATA, "k", "2");

    assertThat(body(next(queue)))
        .isEqualTo("{\"event_id\":\"a\",\"metadata\":{\"k\":2,\"inputs\":{\"q\":1}}}");
  }

  @Test
  void update_outputsAgain_comesWithThoseBefore() {
    update("a", SessionSection.OUTPUTS, "one", "1");
    queue.ended(next(queue));
    update("b", SessionSection.OUTPUTS, "other", "0");
    update("a", SessionSection.OUTPUTS, "two", "2");
    queue.ended(next(queue));

    assertThat(body(next(queue)))
        .isEqualTo("{\"event_id\":\"a\",\"outputs\":{\"one\":1,\"two\":2}}");
  }

  @Test
  void next_manySessions_areAFewAtATimeInOrder() {
    List<SessionMessage> taken = new ArrayList<>();
    for (String session : List.of("a", "b", "c")) {
      start(queue, session);
    }
    taken.add(next(queue));
    taken.add(next(queue));
    assertThat(queue.hasNext()).isFalse();
    assertThat(queue.next()).isNull();

    queue.ended(taken.get(1));

    assertThat(queue.hasNext()).isTrue();
    assertThat(body(next(queue))).contains("\"session_id\":\"c\"");
  }

  @Test
  void aside_aMessage_makesRoomAndLetsGoWhoWaitsForItsSession() {
    SessionQueue one = queue(1);
    start(one, "a");
    one.update("a", content(SessionSection.METADATA, "k", "1"));
    start(one, "b");
    SessionMessage slow = next(one);

    one.aside(slow);
    one.update("a", content(SessionSection.METADATA, "k", "2"));

    assertThat(tickets).isEqualTo(3);
    assertThat(settled).isEqualTo(2);
    SessionMessage other = next(one);
    assertThat(body(other)).contains("\"session_id\":\"b\"");
    one.ended(other);
    assertThat(one.next()).isNull();
    one.ended(slow);
    assertThat(next(one).updates()).isEqualTo(2);
    assertThat(settled).isEqualTo(3);
  }

  @Test
  void start_tooManySessions_takesNoMoreUntilOneEnds() {
    for (int i = 0; i < SessionQueue.MOST_SESSIONS; i++) {
      assertThat(update("s" + i, SessionSection.METADATA, "k", "1")).isTrue();
    }
    assertThat(update("another", SessionSection.METADATA, "k", "1")).isFalse();
    assertThat(update("s7", SessionSection.METADATA, "k", "1")).isTrue();

    queue.ended(next(queue));

    assertThat(update("another", SessionSection.METADATA, "k", "1")).isTrue();
  }

  @Test
  void update_tooManyBytes_takesNoMoreUntilSomeEnd() {
    String half = '"' + "x".repeat(1 << 19) + '"';
    int taken = 0;
    while (taken < 1000 && update("s", SessionSection.METADATA, "k" + taken, half)) {
      taken++;
    }

    assertThat(taken).isBetween(30, 32);
    SessionMessage first = next(queue);
    assertThat(first.bytes()).isLessThan(1 << 20);
    queue.ended(first);
    assertThat(update("s", SessionSection.METADATA, "last", half)).isTrue();
  }

  @Test
  void close_whatWaits_isGivenBackAndNothingIsTaken() {
    start(queue, "a");
    update("a", SessionSection.METADATA, "k", "1");
    SessionMessage underWay = next(queue);

    assertThat(queue.close())
        .singleElement()
        .extracting(SessionMessage::updates)
        .isEqualTo(1);
    assertThat(settled).isEqualTo(1);
    queue.ended(underWay);

    assertThat(settled).isEqualTo(2);
    assertThat(update("a", SessionSection.METADATA, "k", "1")).isFalse();
    assertThat(queue.next()).isNull();
  }
}
