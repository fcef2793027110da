package ai.honeyhive.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.HoneyHiveClient;
import ai.honeyhive.client.NotFoundException;
import ai.honeyhive.client.events.EventUpdate;
import ai.honeyhive.client.events.NewSession;
import ai.honeyhive.client.events.SessionNode;
import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions through the client, in the real server. */
@ExtendWith(HoneyHiveExtension.class)
class SessionsRestTest {
  private TestServer server;
  private HoneyHiveClient client;

  @BeforeEach
  void start(TestServer running) {
    server = running;
    client = Clients.of(running);
  }

  @AfterEach
  void stop() {
    server.events();
    client.close();
  }

  private static Event event(String name, String id, String parent) {
    return Event.builder()
        .eventType(EventType.CHAIN)
        .eventName(name)
        .eventId(id)
        .parentId(parent)
        .build();
  }

  @Test
  void start_session_isAnsweredAsItIsStored() {
    Event session = client
        .sessions()
        .start(NewSession.builder()
            .sessionName("plan")
            .source("test")
            .inputs(Map.of("question", "Where?"))
            .startTime(1_760_000_000_000.0)
            .build());

    assertThat(session.eventType()).isEqualTo(EventType.SESSION);
    assertThat(session.eventName()).isEqualTo("plan");
    assertThat(session.eventId()).isEqualTo(session.sessionId()).hasSize(36);
    assertThat(session.startTime()).isEqualTo(1_760_000_000_000.0);
    assertThat(session.extra()).containsKey("org_id");
  }

  @Test
  void start_again_addsToIt() {
    String id = UUID.randomUUID().toString();
    client.sessions().start(session(id, "plan", "free"));

    Event session = client.sessions().start(session(id, "team", "a"));

    assertThat(session.metadata()).containsEntry("plan", "free").containsEntry("team", "a");
  }

  private static NewSession session(String id, String key, String value) {
    return NewSession.builder().sessionId(id).metadata(Map.of(key, value)).build();
  }

  @Test
  void get_session_isATree() {
    String id = client.sessions().start(NewSession.named("plan")).sessionId();
    String outer = UUID.randomUUID().toString();
    client
        .sessions()
        .addEvents(
            id,
            List.of(
                event("outer", outer, id), event("inner", UUID.randomUUID().toString(), outer)));

    SessionNode tree = client.sessions().get(id);

    assertThat(tree.event().eventName()).isEqualTo("plan");
    assertThat(tree.children()).hasSize(1);
    assertThat(tree.children().get(0).children().get(0).event().eventName()).isEqualTo("inner");
    assertThat(tree.events().map(Event::eventName)).containsExactly("plan", "outer", "inner");
    assertThat(tree.event().metadata()).containsEntry("num_events", 2L);
    assertThat(tree.event().extra()).doesNotContainKey("children");
  }

  @Test
  void update_bySessionId_changesTheSession() {
    String id = client.sessions().start(NewSession.named("plan")).sessionId();

    client
        .events()
        .update(id, EventUpdate.builder().feedback(Map.of("rating", 5)).build());

    assertThat(client.sessions().get(id).event().feedback()).containsEntry("rating", 5L);
  }

  @Test
  void delete_session_isGoneWithItsEvents() {
    String id = client.sessions().start(NewSession.named("plan")).sessionId();
    String event = UUID.randomUUID().toString();
    client.sessions().addEvents(id, List.of(event("x", event, id)));

    client.sessions().delete(id);

    assertThatThrownBy(() -> client.sessions().get(id)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> client.events().get(event)).isInstanceOf(NotFoundException.class);
  }
}
