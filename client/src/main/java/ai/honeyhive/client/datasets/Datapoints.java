package ai.honeyhive.client.datasets;

import ai.honeyhive.client.HoneyHiveClient;
import ai.honeyhive.client.HoneyHiveException;
import ai.honeyhive.client.internal.rest.Chunks;
import ai.honeyhive.client.internal.rest.JsonFields;
import ai.honeyhive.client.internal.rest.Rest;
import ai.honeyhive.client.internal.rest.RestRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Keeps datapoints; of {@link HoneyHiveClient#datapoints()}. Thread-safe. */
public final class Datapoints {
  private static final String ALL = "/v1/datapoints";
  private static final String ONE = "/v1/datapoints/{}";

  private final Rest rest;

  /**
   * Made by {@link HoneyHiveClient}.
   *
   * @param rest what sends, which is not of the API
   */
  @SuppressWarnings("exports") // only the client can make one
  public Datapoints(Rest rest) {
    this.rest = rest;
  }

  /**
   * Lists all datapoints.
   *
   * @return the datapoints
   * @throws HoneyHiveException when the call fails
   */
  public List<Datapoint> list() {
    return Rest.await(listAsync());
  }

  /**
   * Lists all datapoints.
   *
   * @return the datapoints
   */
  public CompletableFuture<List<Datapoint>> listAsync() {
    return rest.send(RestRequest.get(ALL).large(), Datapoints::datapoints);
  }

  /**
   * Lists the datapoints of some ids, each once, in several requests when there are more than 100.
   *
   * @param datapointIds the ids; of none nothing is asked
   * @return the datapoints there are of them
   * @throws HoneyHiveException when a call fails
   */
  public List<Datapoint> list(List<String> datapointIds) {
    return Rest.await(listAsync(datapointIds));
  }

  /**
   * Lists the datapoints of some ids, each once, in several requests when there are more than 100.
   *
   * @param datapointIds the ids; of none nothing is asked
   * @return the datapoints there are of them
   */
  public CompletableFuture<List<Datapoint>> listAsync(List<String> datapointIds) {
    return Chunks.ask(
        datapointIds,
        ids -> rest.send(
            RestRequest.get(ALL).queryAll("datapoint_ids", ids).large(), Datapoints::datapoints),
        lists -> lists.stream().flatMap(List::stream).toList());
  }

  /**
   * Lists the datapoints of a dataset.
   *
   * @param datasetName the name of the dataset
   * @return the datapoints
   * @throws HoneyHiveException when the call fails
   */
  public List<Datapoint> listOfDataset(String datasetName) {
    return Rest.await(listOfDatasetAsync(datasetName));
  }

  /**
   * Lists the datapoints of a dataset.
   *
   * @param datasetName the name of the dataset
   * @return the datapoints
   */
  public CompletableFuture<List<Datapoint>> listOfDatasetAsync(String datasetName) {
    return rest.send(
        RestRequest.get(ALL).query("dataset_name", datasetName).large(), Datapoints::datapoints);
  }

  /**
   * Reads a datapoint.
   *
   * @param datapointId its id
   * @return the datapoint
   * @throws HoneyHiveException when the call fails, also when there is none of that id
   */
  public Datapoint get(String datapointId) {
    return Rest.await(getAsync(datapointId));
  }

  /**
   * Reads a datapoint.
   *
   * @param datapointId its id
   * @return the datapoint
   */
  public CompletableFuture<Datapoint> getAsync(String datapointId) {
    return rest.send(RestRequest.get(ONE, datapointId), json -> {
      JsonNode datapoint = json.path("datapoint");
      return Datapoint.fromJson(datapoint.isArray() ? datapoint.path(0) : datapoint);
    });
  }

  /**
   * Makes a datapoint.
   *
   * @param datapoint what it starts with
   * @return its id
   * @throws HoneyHiveException when the call fails
   */
  public String create(NewDatapoint datapoint) {
    return Rest.await(createAsync(datapoint));
  }

  /**
   * Makes a datapoint.
   *
   * @param datapoint what it starts with
   * @return its id
   */
  public CompletableFuture<String> createAsync(NewDatapoint datapoint) {
    return rest.send(RestRequest.post(ALL).body(datapoint.toJson()), json -> {
      JsonFields result = JsonFields.of(json).fields("result");
      List<String> ids = result.texts("insertedIds");
      String id = ids.isEmpty() ? result.text("insertedId") : ids.get(0);
      if (id.isEmpty()) {
        throw new IllegalArgumentException("it names no datapoint");
      }
      return id;
    });
  }

  /**
   * Makes datapoints of events.
   *
   * @param events which events, and how
   * @return the ids of the datapoints
   * @throws HoneyHiveException when the call fails
   */
  public List<String> createFromEvents(DatapointsFromEvents events) {
    return Rest.await(createFromEventsAsync(events));
  }

  /**
   * Makes datapoints of events.
   *
   * @param events which events, and how
   * @return the ids of the datapoints
   */
  public CompletableFuture<List<String>> createFromEventsAsync(DatapointsFromEvents events) {
    return rest.send(
        RestRequest.post("/v1/datapoints/batch").body(events.toJson()).large(),
        json -> JsonFields.of(json).texts("insertedIds"));
  }

  /**
   * Changes a datapoint.
   *
   * @param datapointId its id
   * @param update what is to change
   * @return whether it is changed
   * @throws HoneyHiveException when the call fails
   */
  public boolean update(String datapointId, DatapointUpdate update) {
    return Rest.await(updateAsync(datapointId, update));
  }

  /**
   * Changes a datapoint.
   *
   * @param datapointId its id
   * @param update what is to change
   * @return whether it is changed
   */
  public CompletableFuture<Boolean> updateAsync(String datapointId, DatapointUpdate update) {
    return rest.send(
        RestRequest.put(ONE, datapointId).body(update.toJson()),
        json -> JsonFields.of(json).flag("updated"));
  }

  /**
   * Deletes a datapoint.
   *
   * @param datapointId its id
   * @return whether it is deleted
   * @throws HoneyHiveException when the call fails
   */
  public boolean delete(String datapointId) {
    return Rest.await(deleteAsync(datapointId));
  }

  /**
   * Deletes a datapoint.
   *
   * @param datapointId its id
   * @return whether it is deleted
   */
  public CompletableFuture<Boolean> deleteAsync(String datapointId) {
    return rest.send(
        RestRequest.delete(ONE, datapointId), json -> JsonFields.of(json).flag("deleted"));
  }

  private static List<Datapoint> datapoints(JsonNode json) {
    return JsonFields.of(json).objects("datapoints", Datapoint::new);
  }
}
