package ai.honeyhive.client.queues;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.events.EventFilter;
import ai.honeyhive.client.rest.Examples;
import ai.honeyhive.client.rest.Scripted;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueuesTest {
  private static final String QUEUE = "{'id': 'q', 'name': 'to judge', 'description': '',"
      + " 'filters': {'filterArray': [{'field': 'error',"
      + " 'operator': 'exists', 'value': null, 'type': 'string'}]}, 'enabled': true, 'scope_id': 'local-project',"
      + " 'scope_type': 'project', 'is_active': true, 'created_at': '2025-10-09T08:53:20.000Z',"
      + " 'updated_at': null}";

  private Scripted backend;
  private Queues queues;

  @BeforeEach
  void open() throws Exception {
    backend = new Scripted();
    queues = backend.client.queues();
  }

  @AfterEach
  void close() {
    backend.close();
  }

  @Test
  void queue_isReadAndWrittenBack() {
    JsonNode json = Examples.json(QUEUE);

    AnnotationQueue queue = AnnotationQueue.fromJson(json);

    assertThat(queue.id()).isEqualTo("q");
    assertThat(queue.name()).isEqualTo("to judge");
    assertThat(queue.description()).isEmpty();
    assertThat(queue.filters()).containsExactly(EventFilter.exists("error"));
    assertThat(queue.enabled()).isTrue();
    assertThat(queue.active()).isTrue();
    assertThat(queue.scopeId()).isEqualTo("local-project");
    assertThat(queue.scopeType()).isEqualTo("project");
    assertThat(queue.createdAt()).isEqualTo(Instant.parse("2025-10-09T08:53:20Z"));
    assertThat(queue.updatedAt()).isNull();
    assertThat(queue.extra()).isEmpty();
    assertThat(queue.toJson()).isEqualTo(json);
  }

  @Test
  void queues_areListedAndRead() {
    backend.answers("{'queues': [" + QUEUE + "]}").answers("{'queues': []}").answers(QUEUE);

    assertThat(queues.list()).hasSize(1);
    assertThat(queues.list(false)).isEmpty();
    assertThat(queues.get("q").name()).isEqualTo("to judge");
    assertThat(backend.asked())
        .containsExactly("GET /v1/queues", "GET /v1/queues?enabled=false", "GET /v1/queues/q");
  }

  @Test
  void queue_isMadeChangedAndDeleted() {
    backend.answers("{'queue': " + QUEUE + ", 'message': 'made'}");
    backend.answers("{'queue': " + QUEUE + ", 'message': 'changed'}");
    backend.answers("{'message': 'deleted'}");

    AnnotationQueue made = queues.create(NewAnnotationQueue.builder()
        .name("to judge")
        .description("")
        .enabled(true)
        .filters(List.of(EventFilter.is("event_type", "model")))
        .eventIds(List.of("e"))
        .build());

    assertThat(made.id()).isEqualTo("q");
    assertThat(backend.sent())
        .isEqualTo(Examples.json(
            "{'name': 'to judge', 'description': '', 'enabled': true, 'filters': {'filterArray': [{"
                + "'field': 'event_type', 'operator': 'is', 'value': 'model', 'type': 'string'}]},"
                + " 'event_ids': ['e']}"));
    AnnotationQueueUpdate update = AnnotationQueueUpdate.builder()
        .addEventIds(List.of("f"))
        .removeEventIds(List.of("e"))
        .build();
    assertThat(queues.update("q", update)).isEqualTo(made);
    assertThat(backend.sent())
        .isEqualTo(Examples.json("{'add_event_ids': ['f'], 'remove_event_ids': ['e'], 'id': 'q'}"));
    queues.delete("q");
    assertThat(backend.asked())
        .containsExactly("POST /v1/queues", "PUT /v1/queues/q", "DELETE /v1/queues/q");
  }
}
