package ai.honeyhive.client.configurations;

import ai.honeyhive.client.HoneyHiveClient;
import ai.honeyhive.client.HoneyHiveException;
import ai.honeyhive.client.internal.rest.JsonFields;
import ai.honeyhive.client.internal.rest.Rest;
import ai.honeyhive.client.internal.rest.RestRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps configurations; of {@link HoneyHiveClient#configurations()}. Thread-safe.
 *
 * @deprecated HoneyHive has deprecated the routes of configurations and names no successor.
 */
@Deprecated
public final class Configurations {
  private static final String ALL = "/v1/configurations";
  private static final String ONE = "/v1/configurations/{}";

  private final Rest rest;

  /**
   * Made by {@link HoneyHiveClient}.
   *
   * @param rest what sends, which is not of the API
   */
  @SuppressWarnings("exports") // only the client can make one
  public Configurations(Rest rest) {
    this.rest = rest;
  }

  /**
   * Lists all configurations.
   *
   * @return the configurations
   * @throws HoneyHiveException when the call fails
   */
  public List<Configuration> list() {
    return Rest.await(listAsync());
  }

  /**
   * Lists all configurations.
   *
   * @return the configurations
   */
  public CompletableFuture<List<Configuration>> listAsync() {
    return rest.send(RestRequest.get(ALL), Configurations::configurations);
  }

  /**
   * Lists the configurations of a name.
   *
   * @param name the name
   * @return the configurations
   * @throws HoneyHiveException when the call fails
   */
  public List<Configuration> list(String name) {
    return Rest.await(listAsync(name));
  }

  /**
   * Lists the configurations of a name.
   *
   * @param name the name
   * @return the configurations
   */
  public CompletableFuture<List<Configuration>> listAsync(String name) {
    return rest.send(RestRequest.get(ALL).query("name", name), Configurations::configurations);
  }

  /**
   * Lists the configurations that are used somewhere and bear tags.
   *
   * @param env where they are used: {@code dev}, {@code staging} or {@code prod}
   * @param tags the tags; all when there is none
   * @return the configurations
   * @throws HoneyHiveException when the call fails
   */
  public List<Configuration> listOfEnv(String env, List<String> tags) {
    return Rest.await(listOfEnvAsync(env, tags));
  }

  /**
   * Lists the configurations that are used somewhere and bear tags.
   *
   * @param env where they are used: {@code dev}, {@code staging} or {@code prod}
   * @param tags the tags; all when there is none
   * @return the configurations
   */
  public CompletableFuture<List<Configuration>> listOfEnvAsync(String env, List<String> tags) {
    return rest.send(
        RestRequest.get(ALL).query("env", env).queryAll("tags", tags),
        Configurations::configurations);
  }

  /**
   * Makes a configuration.
   *
   * @param configuration what it starts with
   * @return its id
   * @throws HoneyHiveException when the call fails
   */
  public String create(NewConfiguration configuration) {
    return Rest.await(createAsync(configuration));
  }

  /**
   * Makes a configuration.
   *
   * @param configuration what it starts with
   * @return its id
   */
  public CompletableFuture<String> createAsync(NewConfiguration configuration) {
    return rest.send(RestRequest.post(ALL).body(configuration.toJson()), json -> {
      String id = JsonFields.of(json).text("insertedId");
      if (id.isEmpty()) {
        throw new IllegalArgumentException("it names no configuration");
      }
      return id;
    });
  }

  /**
   * Changes a configuration.
   *
   * @param configurationId its id
   * @param update what is to change
   * @return whether it is there
   * @throws HoneyHiveException when the call fails
   */
  public boolean update(String configurationId, ConfigurationUpdate update) {
    return Rest.await(updateAsync(configurationId, update));
  }

  /**
   * Changes a configuration.
   *
   * @param configurationId its id
   * @param update what is to change
   * @return whether it is there
   */
  public CompletableFuture<Boolean> updateAsync(
      String configurationId, ConfigurationUpdate update) {
    return rest.send(
        RestRequest.put(ONE, configurationId).body(update.toJson()),
        json -> JsonFields.of(json).count("matchedCount") > 0);
  }

  /**
   * Deletes a configuration.
   *
   * @param configurationId its id
   * @return whether it is deleted
   * @throws HoneyHiveException when the call fails
   */
  public boolean delete(String configurationId) {
    return Rest.await(deleteAsync(configurationId));
  }

  /**
   * Deletes a configuration.
   *
   * @param configurationId its id
   * @return whether it is deleted
   */
  public CompletableFuture<Boolean> deleteAsync(String configurationId) {
    return rest.send(
        RestRequest.delete(ONE, configurationId),
        json -> JsonFields.of(json).count("deletedCount") > 0);
  }

  /** The configurations of an answer; older servers answer the bare list. */
  private static List<Configuration> configurations(JsonNode json) {
    if (!json.isArray()) {
      return JsonFields.of(json).objects("configurations", Configuration::new);
    }
    List<Configuration> configurations = new ArrayList<>();
    json.forEach(each -> configurations.add(Configuration.fromJson(each)));
    return List.copyOf(configurations);
  }
}
