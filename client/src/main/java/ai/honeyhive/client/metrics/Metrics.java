package ai.honeyhive.client.metrics;

import ai.honeyhive.client.HoneyHiveClient;
import ai.honeyhive.client.HoneyHiveException;
import ai.honeyhive.client.internal.rest.JsonFields;
import ai.honeyhive.client.internal.rest.Rest;
import ai.honeyhive.client.internal.rest.RestRequest;
import ai.honeyhive.client.internal.rest.Wire;
import ai.honeyhive.client.model.Event;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the metrics that the backend computes of events; of {@link HoneyHiveClient#metrics()}.
 * Thread-safe.
 */
public final class Metrics {
  private final Rest rest;

  /**
   * Made by {@link HoneyHiveClient}.
   *
   * @param rest what sends, which is not of the API
   */
  @SuppressWarnings("exports") // only the client can make one
  public Metrics(Rest rest) {
    this.rest = rest;
  }

  /**
   * Reads all metrics of the project.
   *
   * @return the metrics; unmodifiable
   * @throws HoneyHiveException when the call fails
   */
  public List<Metric> list() {
    return Rest.await(listAsync());
  }

  /**
   * Reads all metrics of the project.
   *
   * @return the metrics, later; unmodifiable
   */
  public CompletableFuture<List<Metric>> listAsync() {
    return rest.send(RestRequest.get("/v1/metrics"), Metrics::metrics);
  }

  /**
   * Reads the metrics of one type.
   *
   * @param type who computes them
   * @return the metrics; unmodifiable
   * @throws HoneyHiveException when the call fails
   */
  public List<Metric> list(MetricType type) {
    return Rest.await(listAsync(type));
  }

  /**
   * Reads the metrics of one type.
   *
   * @param type who computes them
   * @return the metrics, later; unmodifiable
   */
  public CompletableFuture<List<Metric>> listAsync(MetricType type) {
    return rest.send(
        RestRequest.get("/v1/metrics").query("type", type.wireName()), Metrics::metrics);
  }

  /**
   * Reads a metric.
   *
   * @param metricId its id
   * @return the metric; empty when there is none
   * @throws HoneyHiveException when the call fails
   */
  public Optional<Metric> find(String metricId) {
    return Rest.await(findAsync(metricId));
  }

  /**
   * Reads a metric.
   *
   * @param metricId its id
   * @return the metric, later; empty when there is none
   */
  public CompletableFuture<Optional<Metric>> findAsync(String metricId) {
    return rest.send(
        RestRequest.get("/v1/metrics").query("id", metricId),
        json -> metrics(json).stream()
            .filter(metric -> metric.id().equals(metricId))
            .findFirst());
  }

  /** Older servers answer the list alone. */
  private static List<Metric> metrics(JsonNode json) {
    ObjectNode wrapped = JsonNodeFactory.instance.objectNode();
    wrapped.set("metrics", json);
    return JsonFields.of(json.isArray() ? wrapped : json).objects("metrics", Metric::new);
  }

  /**
   * Makes a metric.
   *
   * @param metric what it is
   * @return its id
   * @throws HoneyHiveException when the call fails
   */
  public String create(NewMetric metric) {
    return Rest.await(createAsync(metric));
  }

  /**
   * Makes a metric.
   *
   * @param metric what it is
   * @return its id, later
   */
  public CompletableFuture<String> createAsync(NewMetric metric) {
    return rest.send(RestRequest.post("/v1/metrics").body(metric.toJson()), json -> {
      String id = json.path("metric_id").asText("");
      if (id.isEmpty()) {
        throw new IllegalArgumentException("it has no metric_id");
      }
      return id;
    });
  }

  /**
   * Changes a metric.
   *
   * @param metricId its id
   * @param update what changes
   * @throws HoneyHiveException when the call fails
   */
  public void update(String metricId, MetricUpdate update) {
    Rest.await(updateAsync(metricId, update));
  }

  /**
   * Changes a metric.
   *
   * @param metricId its id
   * @param update what changes
   * @return when it is done
   */
  public CompletableFuture<@Nullable Void> updateAsync(String metricId, MetricUpdate update) {
    return rest.send(RestRequest.put("/v1/metrics/{}", metricId).body(update.toJson()));
  }

  /**
   * Deletes a metric.
   *
   * @param metricId its id
   * @throws HoneyHiveException when the call fails
   */
  public void delete(String metricId) {
    Rest.await(deleteAsync(metricId));
  }

  /**
   * Deletes a metric.
   *
   * @param metricId its id
   * @return when it is done
   */
  public CompletableFuture<@Nullable Void> deleteAsync(String metricId) {
    return rest.send(RestRequest.delete("/v1/metrics/{}", metricId));
  }

  /**
   * Computes a metric of an event, neither of which need be stored. A server that computes none
   * says so in the result.
   *
   * @param metric the metric
   * @param event the event
   * @return what it came to
   * @throws HoneyHiveException when the call fails
   */
  public MetricResult run(NewMetric metric, Event event) {
    return Rest.await(runAsync(metric, event));
  }

  /**
   * Computes a metric of an event, neither of which need be stored.
   *
   * @param metric the metric
   * @param event the event
   * @return what it came to, later
   */
  public CompletableFuture<MetricResult> runAsync(NewMetric metric, Event event) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("metric", metric.toJson());
    body.set("event", Wire.event(event));
    return rest.send(
        RestRequest.post("/v1/metrics/run").body(body).large(), MetricResult::fromJson);
  }

  /**
   * Reads the versions of a metric.
   *
   * @param metricId its id
   * @return the versions; unmodifiable
   * @throws HoneyHiveException when the call fails
   */
  public List<MetricVersion> versions(String metricId) {
    return Rest.await(versionsAsync(metricId));
  }

  /**
   * Reads the versions of a metric.
   *
   * @param metricId its id
   * @return the versions, later; unmodifiable
   */
  public CompletableFuture<List<MetricVersion>> versionsAsync(String metricId) {
    return rest.send(
        RestRequest.get("/v1/metrics/{}/versions", metricId),
        json -> JsonFields.of(json).objects("data", MetricVersion::new));
  }

  /**
   * Makes a version of a metric.
   *
   * @param metricId the metric's id
   * @param version what it is
   * @return the version
   * @throws HoneyHiveException when the call fails
   */
  public MetricVersion createVersion(String metricId, NewMetricVersion version) {
    return Rest.await(createVersionAsync(metricId, version));
  }

  /**
   * Makes a version of a metric.
   *
   * @param metricId the metric's id
   * @param version what it is
   * @return the version, later
   */
  public CompletableFuture<MetricVersion> createVersionAsync(
      String metricId, NewMetricVersion version) {
    return rest.send(
        RestRequest.post("/v1/metrics/{}/versions", metricId).body(version.toJson()),
        Metrics::version);
  }

  /**
   * Makes a version the one that is computed.
   *
   * @param metricId the metric's id
   * @param name the version's name
   * @return the version
   * @throws HoneyHiveException when the call fails
   */
  public MetricVersion deployVersion(String metricId, String name) {
    return Rest.await(deployVersionAsync(metricId, name));
  }

  /**
   * Makes a version the one that is computed.
   *
   * @param metricId the metric's id
   * @param name the version's name
   * @return the version, later
   */
  public CompletableFuture<MetricVersion> deployVersionAsync(String metricId, String name) {
    return rest.send(
        RestRequest.post("/v1/metrics/{}/versions/{}/deploy", metricId, name), Metrics::version);
  }

  private static MetricVersion version(JsonNode json) {
    return MetricVersion.fromJson(json.path("data"));
  }
}
