package ai.honeyhive.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.HoneyHiveClient;
import ai.honeyhive.client.NotFoundException;
import ai.honeyhive.client.configurations.Configuration;
import ai.honeyhive.client.configurations.ConfigurationUpdate;
import ai.honeyhive.client.configurations.NewConfiguration;
import ai.honeyhive.client.events.EventFilter;
import ai.honeyhive.client.queues.AnnotationQueue;
import ai.honeyhive.client.queues.AnnotationQueueUpdate;
import ai.honeyhive.client.queues.NewAnnotationQueue;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Queues and configurations through the client, in the real server. */
@ExtendWith(HoneyHiveExtension.class)
class QueuesRestTest {
  private static final EventFilter MODELS = EventFilter.is("event_type", "model");

  private HoneyHiveClient client;

  @BeforeEach
  void start(TestServer server) {
    client = Clients.of(server);
  }

  @AfterEach
  void stop() {
    client.close();
  }

  private AnnotationQueue judge() {
    return client
        .queues()
        .create(
            NewAnnotationQueue.builder().name("judge").filters(List.of(MODELS)).build());
  }

  @Test
  void create_queue_isReadBackAsItWasMade() {
    AnnotationQueue queue = judge();

    assertThat(queue.name()).isEqualTo("judge");
    assertThat(queue.enabled()).isTrue();
    assertThat(queue.filters()).containsExactly(MODELS);
    assertThat(queue.createdAt()).isNotNull();
    assertThat(client.queues().get(queue.id())).isEqualTo(queue);
    assertThat(client.queues().list()).containsExactly(queue);
    assertThat(client.queues().list(true)).containsExactly(queue);
    assertThat(client.queues().list(false)).isEmpty();
  }

  @Test
  void update_queue_changesWhatWasSaid() {
    AnnotationQueue queue = judge();

    AnnotationQueue changed = client
        .queues()
        .update(
            queue.id(),
            AnnotationQueueUpdate.builder().enabled(false).description("later").build());

    assertThat(changed.enabled()).isFalse();
    assertThat(changed.description()).isEqualTo("later");
    assertThat(changed.name()).isEqualTo("judge");
    assertThat(client.queues().get(queue.id())).isEqualTo(changed);
  }

  @Test
  void delete_queue_isGone() {
    String id = judge().id();

    client.queues().delete(id);

    assertThatThrownBy(() -> client.queues().get(id)).isInstanceOf(NotFoundException.class);
  }

  @Test
  @SuppressWarnings("deprecation") // as HoneyHive has deprecated the routes
  void configuration_isMadeListedChangedAndDeleted() {
    Map<String, Object> parameters = Map.of(
        "call_type", "chat", "model", "gpt-4o", "hyperparameters", Map.of("temperature", 0.5));
    String id = client
        .configurations()
        .create(NewConfiguration.builder()
            .name("answer")
            .provider("openai")
            .parameters(parameters)
            .env("dev")
            .tags(List.of("t"))
            .build());

    Configuration configuration = client.configurations().list("answer").get(0);

    assertThat(configuration.id()).isEqualTo(id);
    assertThat(configuration.type()).isEqualTo("LLM");
    assertThat(configuration.provider()).isEqualTo("openai");
    assertThat(configuration.parameters()).isEqualTo(parameters);
    assertThat(configuration.env()).containsExactly("dev");
    assertThat(configuration.tags()).containsExactly("t");
    assertThat(client.configurations().listOfEnv("prod", List.of())).isEmpty();
    assertThat(client
            .configurations()
            .update(
                id,
                ConfigurationUpdate.builder().name("answer").provider("azure").build()))
        .isTrue();
    assertThat(client.configurations().list().get(0).provider()).isEqualTo("azure");
    assertThat(client.configurations().delete(id)).isTrue();
    assertThat(client.configurations().list()).isEmpty();
  }
}
