package ai.honeyhive.client.datasets;

import ai.honeyhive.client.HoneyHiveClient;
import ai.honeyhive.client.HoneyHiveException;
import ai.honeyhive.client.internal.rest.JsonFields;
import ai.honeyhive.client.internal.rest.Rest;
import ai.honeyhive.client.internal.rest.RestRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Keeps datasets; of {@link HoneyHiveClient#datasets()}. Thread-safe. */
public final class Datasets {
  private static final String ALL = "/v1/datasets";
  private static final String ONE = "/v1/datasets/{}";

  private final Rest rest;

  /**
   * Made by {@link HoneyHiveClient}.
   *
   * @param rest what sends, which is not of the API
   */
  @SuppressWarnings("exports") // only the client can make one
  public Datasets(Rest rest) {
    this.rest = rest;
  }

  /**
   * Lists all datasets.
   *
   * @return the datasets
   * @throws HoneyHiveException when the call fails
   */
  public List<Dataset> list() {
    return Rest.await(listAsync());
  }

  /**
   * Lists all datasets.
   *
   * @return the datasets
   */
  public CompletableFuture<List<Dataset>> listAsync() {
    return rest.send(RestRequest.get(ALL), Datasets::datasets);
  }

  /**
   * Lists the datasets of a name.
   *
   * @param name the name
   * @return the datasets, none when there is none of that name
   * @throws HoneyHiveException when the call fails
   */
  public List<Dataset> list(String name) {
    return Rest.await(listAsync(name));
  }

  /**
   * Lists the datasets of a name.
   *
   * @param name the name
   * @return the datasets, none when there is none of that name
   */
  public CompletableFuture<List<Dataset>> listAsync(String name) {
    return rest.send(RestRequest.get(ALL).query("name", name), Datasets::datasets);
  }

  /**
   * Finds a dataset.
   *
   * @param datasetId its id
   * @return the dataset; empty when there is none of that id
   * @throws HoneyHiveException when the call fails
   */
  public Optional<Dataset> find(String datasetId) {
    return Rest.await(findAsync(datasetId));
  }

  /**
   * Finds a dataset.
   *
   * @param datasetId its id
   * @return the dataset; empty when there is none of that id
   */
  public CompletableFuture<Optional<Dataset>> findAsync(String datasetId) {
    return rest.send(
        RestRequest.get(ALL).query("dataset_id", datasetId),
        json -> datasets(json).stream().findFirst());
  }

  /**
   * Makes a dataset.
   *
   * @param dataset what it starts with
   * @return its id
   * @throws HoneyHiveException when the call fails
   */
  public String create(NewDataset dataset) {
    return Rest.await(createAsync(dataset));
  }

  /**
   * Makes a dataset.
   *
   * @param dataset what it starts with
   * @return its id
   */
  public CompletableFuture<String> createAsync(NewDataset dataset) {
    return rest.send(RestRequest.post(ALL).body(dataset.toJson()), json -> {
      String id = JsonFields.of(json).fields("result").text("insertedId");
      if (id.isEmpty()) {
        throw new IllegalArgumentException("it names no dataset");
      }
      return id;
    });
  }

  /**
   * Changes a dataset.
   *
   * @param datasetId its id
   * @param update what is to change
   * @return the dataset as it is now
   * @throws HoneyHiveException when the call fails
   */
  public Dataset update(String datasetId, DatasetUpdate update) {
    return Rest.await(updateAsync(datasetId, update));
  }

  /**
   * Changes a dataset.
   *
   * @param datasetId its id
   * @param update what is to change
   * @return the dataset as it is now
   */
  public CompletableFuture<Dataset> updateAsync(String datasetId, DatasetUpdate update) {
    return rest.send(
        RestRequest.put(ONE, datasetId).body(update.toJson()),
        json -> Dataset.fromJson(json.path("result")));
  }

  /**
   * Deletes a dataset. Its datapoints stay.
   *
   * @param datasetId its id
   * @throws HoneyHiveException when the call fails
   */
  public void delete(String datasetId) {
    Rest.await(deleteAsync(datasetId));
  }

  /**
   * Deletes a dataset. Its datapoints stay.
   *
   * @param datasetId its id
   * @return when it is done
   */
  public CompletableFuture<@Nullable Void> deleteAsync(String datasetId) {
    return rest.send(RestRequest.delete(ONE, datasetId));
  }

  /**
   * Makes a datapoint of each row and adds it to a dataset, in one request.
   *
   * @param datasetId the dataset's id
   * @param rows the rows, at least one, by the names of their columns
   * @param mapping which columns become which part
   * @return what came of it
   * @throws HoneyHiveException when the call fails
   */
  public AddedDatapoints addDatapoints(
      String datasetId,
      List<? extends Map<String, ? extends @Nullable Object>> rows,
      DatapointMapping mapping) {
    return Rest.await(addDatapointsAsync(datasetId, rows, mapping));
  }

  /**
   * Makes a datapoint of each row and adds it to a dataset, in one request.
   *
   * @param datasetId the dataset's id
   * @param rows the rows, at least one, by the names of their columns
   * @param mapping which columns become which part
   * @return what came of it
   */
  public CompletableFuture<AddedDatapoints> addDatapointsAsync(
      String datasetId,
      List<? extends Map<String, ? extends @Nullable Object>> rows,
      DatapointMapping mapping) {
    JsonFields body = JsonFields.EMPTY.with("data", rows).with("mapping", mapping.json.all());
    return rest.send(
        RestRequest.post("/v1/datasets/{}/datapoints", datasetId).body(body.toJson()),
        AddedDatapoints::fromJson);
  }

  /**
   * Takes a datapoint out of a dataset. The datapoint itself stays.
   *
   * @param datasetId the dataset's id
   * @param datapointId the datapoint's id
   * @return whether it was in the dataset
   * @throws HoneyHiveException when the call fails
   */
  public boolean removeDatapoint(String datasetId, String datapointId) {
    return Rest.await(removeDatapointAsync(datasetId, datapointId));
  }

  /**
   * Takes a datapoint out of a dataset. The datapoint itself stays.
   *
   * @param datasetId the dataset's id
   * @param datapointId the datapoint's id
   * @return whether it was in the dataset
   */
  public CompletableFuture<Boolean> removeDatapointAsync(String datasetId, String datapointId) {
    return rest.send(
        RestRequest.delete("/v1/datasets/{}/datapoints/{}", datasetId, datapointId),
        json -> JsonFields.of(json).flag("dereferenced"));
  }

  private static List<Dataset> datasets(JsonNode json) {
    return JsonFields.of(json).objects("datasets", Dataset::new);
  }
}
