package ai.honeyhive.client.configurations;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.rest.Examples;
import ai.honeyhive.client.rest.Scripted;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("deprecation") // as HoneyHive has deprecated the routes
class ConfigurationsTest {
  private static final String CONFIGURATION = "{'id': 'c', 'name': 'answer', 'type': 'LLM',"
      + " 'provider': 'openai', 'parameters': {'call_type': 'chat', 'model': 'gpt-4o'},"
      + " 'env': ['dev'], 'tags': ['t'], 'user_properties': null,"
      + " 'created_at': '2025-10-09T08:53:20.000Z', 'updated_at': null}";

  private Scripted backend;
  private Configurations configurations;

  @BeforeEach
  void open() throws Exception {
    backend = new Scripted();
    configurations = backend.client.configurations();
  }

  @AfterEach
  void close() {
    backend.close();
  }

  @Test
  void configuration_isReadAndWrittenBack() {
    JsonNode json = Examples.json(CONFIGURATION);

    Configuration configuration = Configuration.fromJson(json);

    assertThat(configuration.id()).isEqualTo("c");
    assertThat(configuration.name()).isEqualTo("answer");
    assertThat(configuration.type()).isEqualTo("LLM");
    assertThat(configuration.provider()).isEqualTo("openai");
    assertThat(configuration.parameters()).containsEntry("model", "gpt-4o");
    assertThat(configuration.env()).containsExactly("dev");
    assertThat(configuration.tags()).containsExactly("t");
    assertThat(configuration.userProperties()).isNull();
    assertThat(configuration.createdAt()).isEqualTo(Instant.parse("2025-10-09T08:53:20Z"));
    assertThat(configuration.updatedAt()).isNull();
    assertThat(configuration.extra()).isEmpty();
    assertThat(configuration.toJson()).isEqualTo(json);
  }

  @Test
  void configurations_areListed() {
    backend.answers("{'configurations': [" + CONFIGURATION + "]}");
    backend.answers("[" + CONFIGURATION + "]");
    backend.answers("{'configurations': []}");

    assertThat(configurations.list()).hasSize(1);
    assertThat(configurations.list("answer")).extracting(Configuration::id).containsExactly("c");
    assertThat(configurations.listOfEnv("dev", List.of("a", "b"))).isEmpty();
    assertThat(backend.asked())
        .containsExactly(
            "GET /v1/configurations",
            "GET /v1/configurations?name=answer",
            "GET /v1/configurations?env=dev&tags[]=a&tags[]=b");
  }

  @Test
  void configuration_isMadeChangedAndDeleted() {
    backend.answers("{'acknowledged': true, 'insertedId': 'c'}");
    backend.answers("{'acknowledged': true, 'matchedCount': 1, 'modifiedCount': 0}");
    backend.answers("{'acknowledged': true, 'deletedCount': 0}");

    String id = configurations.create(NewConfiguration.builder()
        .name("answer")
        .provider("openai")
        .parameters(Map.of("model", "gpt-4o"))
        .env("dev", "prod")
        .tags(List.of("t"))
        .userProperties(null)
        .build());

    assertThat(id).isEqualTo("c");
    assertThat(backend.sent())
        .isEqualTo(Examples.json("{'name': 'answer', 'provider': 'openai',"
            + " 'parameters': {'model': 'gpt-4o'}, 'env': ['dev', 'prod'], 'tags': ['t'],"
            + " 'user_properties': null}"));
    ConfigurationUpdate update =
        ConfigurationUpdate.builder().name("answer").type("LLM").build();
    assertThat(configurations.update("c", update)).isTrue();
    assertThat(configurations.delete("c")).isFalse();
    assertThat(backend.asked())
        .containsExactly(
            "POST /v1/configurations", "PUT /v1/configurations/c", "DELETE /v1/configurations/c");
  }
}
