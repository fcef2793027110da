package ai.honeyhive.client.queues;

import ai.honeyhive.client.HoneyHiveClient;
import ai.honeyhive.client.HoneyHiveException;
import ai.honeyhive.client.internal.rest.JsonFields;
import ai.honeyhive.client.internal.rest.Rest;
import ai.honeyhive.client.internal.rest.RestRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Keeps queues; of {@link HoneyHiveClient#queues()}. Thread-safe. */
public final class Queues {
  private static final String ALL = "/v1/queues";
  private static final String ONE = "/v1/queues/{}";

  private final Rest rest;

  /**
   * Made by {@link HoneyHiveClient}.
   *
   * @param rest what sends, which is not of the API
   */
  @SuppressWarnings("exports") // only the client can make one
  public Queues(Rest rest) {
    this.rest = rest;
  }

  /**
   * Lists all queues.
   *
   * @return the queues
   * @throws HoneyHiveException when the call fails
   */
  public List<AnnotationQueue> list() {
    return Rest.await(listAsync());
  }

  /**
   * Lists all queues.
   *
   * @return the queues
   */
  public CompletableFuture<List<AnnotationQueue>> listAsync() {
    return rest.send(RestRequest.get(ALL), Queues::queues);
  }

  /**
   * Lists the queues that are enabled, or those that are not.
   *
   * @param enabled which of them
   * @return the queues
   * @throws HoneyHiveException when the call fails
   */
  public List<AnnotationQueue> list(boolean enabled) {
    return Rest.await(listAsync(enabled));
  }

  /**
   * Lists the queues that are enabled, or those that are not.
   *
   * @param enabled which of them
   * @return the queues
   */
  public CompletableFuture<List<AnnotationQueue>> listAsync(boolean enabled) {
    return rest.send(RestRequest.get(ALL).query("enabled", enabled), Queues::queues);
  }

  /**
   * Reads a queue.
   *
   * @param queueId its id
   * @return the queue
   * @throws HoneyHiveException when the call fails, also when there is none of that id
   */
  public AnnotationQueue get(String queueId) {
    return Rest.await(getAsync(queueId));
  }

  /**
   * Reads a queue.
   *
   * @param queueId its id
   * @return the queue
   */
  public CompletableFuture<AnnotationQueue> getAsync(String queueId) {
    return rest.send(RestRequest.get(ONE, queueId), Queues::queue);
  }

  /**
   * Makes a queue.
   *
   * @param queue what it starts with
   * @return the queue
   * @throws HoneyHiveException when the call fails
   */
  public AnnotationQueue create(NewAnnotationQueue queue) {
    return Rest.await(createAsync(queue));
  }

  /**
   * Makes a queue.
   *
   * @param queue what it starts with
   * @return the queue
   */
  public CompletableFuture<AnnotationQueue> createAsync(NewAnnotationQueue queue) {
    return rest.send(RestRequest.post(ALL).body(queue.toJson()), Queues::queue);
  }

  /**
   * Changes a queue.
   *
   * @param queueId its id
   * @param update what is to change
   * @return the queue as it is now
   * @throws HoneyHiveException when the call fails
   */
  public AnnotationQueue update(String queueId, AnnotationQueueUpdate update) {
    return Rest.await(updateAsync(queueId, update));
  }

  /**
   * Changes a queue.
   *
   * @param queueId its id
   * @param update what is to change
   * @return the queue as it is now
   */
  public CompletableFuture<AnnotationQueue> updateAsync(
      String queueId, AnnotationQueueUpdate update) {
    JsonFields body = update.json.with("id", queueId);
    return rest.send(RestRequest.put(ONE, queueId).body(body.toJson()), Queues::queue);
  }

  /**
   * Deletes a queue. Its events stay.
   *
   * @param queueId its id
   * @throws HoneyHiveException when the call fails
   */
  public void delete(String queueId) {
    Rest.await(deleteAsync(queueId));
  }

  /**
   * Deletes a queue. Its events stay.
   *
   * @param queueId its id
   * @return when it is done
   */
  public CompletableFuture<@Nullable Void> deleteAsync(String queueId) {
    return rest.send(RestRequest.delete(ONE, queueId));
  }

  private static List<AnnotationQueue> queues(JsonNode json) {
    return JsonFields.of(json).objects("queues", AnnotationQueue::new);
  }

  /** The queue of an answer: beneath its name, or the answer itself. */
  private static AnnotationQueue queue(JsonNode json) {
    JsonFields answer = JsonFields.of(json);
    JsonFields queue = answer.fieldsOrNull("queue");
    return new AnnotationQueue(queue == null ? answer : queue);
  }
}
