package ai.honeyhive.client;

import ai.honeyhive.client.configurations.Configurations;
import ai.honeyhive.client.datasets.Datapoints;
import ai.honeyhive.client.datasets.Datasets;
import ai.honeyhive.client.events.Events;
import ai.honeyhive.client.events.Sessions;
import ai.honeyhive.client.internal.rest.ClientOptions;
import ai.honeyhive.client.internal.rest.Rest;
import ai.honeyhive.client.internal.rest.RestSettings;
import ai.honeyhive.client.metrics.Metrics;
import ai.honeyhive.client.queues.Queues;
import ai.honeyhive.client.runs.Runs;
import ai.honeyhive.client.settings.SettingSources;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The data plane of HoneyHive over HTTP: what it holds is written, read, changed and deleted here.
 *
 * <pre>{@code
 * try (HoneyHiveClient client = HoneyHiveClient.create()) {
 *   client.events()
 *       .searchAll(EventSearch.builder().filter(EventFilter.is("event_type", "model")).build())
 *       .map(Event::eventName)
 *       .forEach(names::add);
 * }
 * }</pre>
 *
 * <p>Every method has a twin whose name ends in {@code Async}, which returns at once; cancelling
 * its future cancels the request. What fails throws a {@link HoneyHiveException}, the future with
 * it as its cause. Requests that only read, and those that come to the same when they are repeated
 * (GET, PUT, DELETE), are repeated when the backend is busy or the connection fails.
 *
 * <p>Make one and keep it: it keeps its connections. Thread-safe.
 */
public final class HoneyHiveClient implements AutoCloseable {
  private final Rest rest;
  private final URI server;
  private final Sessions sessions;
  private final Events events;
  private final Metrics metrics;
  private final Datasets datasets;
  private final Datapoints datapoints;
  private final Runs runs;
  private final Queues queues;

  @SuppressWarnings("deprecation") // as HoneyHive has deprecated the routes
  private final Configurations configurations;

  @SuppressWarnings("deprecation") // as HoneyHive has deprecated the routes
  private HoneyHiveClient(RestSettings settings) {
    rest = new Rest(settings);
    server = settings.server();
    sessions = new Sessions(rest);
    events = new Events(rest);
    metrics = new Metrics(rest);
    datasets = new Datasets(rest);
    datapoints = new Datapoints(rest);
    runs = new Runs(rest);
    queues = new Queues(rest);
    configurations = new Configurations(rest);
  }

  /**
   * Makes a client with what is set outside the code: {@code HH_API_KEY}, {@code HH_API_URL} and so
   * on.
   *
   * @return the client, to be closed by the caller
   * @throws IllegalArgumentException when a setting cannot be used
   * @throws IllegalStateException when there is no API key and the server is not on this machine
   */
  public static HoneyHiveClient create() {
    return builder().build();
  }

  /**
   * Starts a client.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns what starts and reads sessions.
   *
   * @return the sessions
   */
  public Sessions sessions() {
    return sessions;
  }

  /**
   * Returns what writes, finds and reads events.
   *
   * @return the events
   */
  public Events events() {
    return events;
  }

  /**
   * Returns what keeps the metrics that the backend computes.
   *
   * @return the metrics
   */
  public Metrics metrics() {
    return metrics;
  }

  /**
   * Returns what keeps datasets.
   *
   * @return the datasets
   */
  public Datasets datasets() {
    return datasets;
  }

  /**
   * Returns what keeps datapoints.
   *
   * @return the datapoints
   */
  public Datapoints datapoints() {
    return datapoints;
  }

  /**
   * Returns what keeps runs, and computes what they came to.
   *
   * @return the runs
   */
  public Runs runs() {
    return runs;
  }

  /**
   * Returns what keeps queues of events that wait for a person.
   *
   * @return the queues
   */
  public Queues queues() {
    return queues;
  }

  /**
   * Returns what keeps configurations.
   *
   * @return the configurations
   * @deprecated HoneyHive has deprecated the routes of configurations and names no successor.
   */
  @Deprecated
  public Configurations configurations() {
    return configurations;
  }

  /** Ends calls that are under way, which then fail, and closes the connections. */
  @Override
  public void close() {
    rest.close();
  }

  /** Names the server, not the key. */
  @Override
  public String toString() {
    return "HoneyHiveClient{" + server + "}";
  }

  /** Collects what a client is set up with. Not thread-safe. */
  public static final class Builder {
    private static final int MOST_RETRIES = 20;

    private final SettingSources sources = SettingSources.ofProcess();
    private @Nullable String apiKey;
    private @Nullable URI serverUrl;
    private Duration connectTimeout = Duration.ofSeconds(5);
    private @Nullable Duration timeout;
    private @Nullable Duration exportTimeout;
    private int retries = 3;
    private Duration retryBudget = Duration.ofSeconds(60);
    private int maxAnswerBytes = 256 << 20;
    private @Nullable HttpClient httpClient;
    private @Nullable Executor executor;

    private Builder() {}

    /**
     * Sets the API key. Without it, {@code HH_API_KEY} is taken.
     *
     * @param value the key
     * @return this builder
     * @throws IllegalArgumentException when it is blank, or no header could carry it
     */
    public Builder apiKey(String value) {
      apiKey = ClientOptions.key("apiKey", value);
      return this;
    }

    /**
     * Sets the server. Without it, {@code HH_API_URL} is taken, else HoneyHive's own.
     *
     * @param value an http or https URL
     * @return this builder
     * @throws IllegalArgumentException when it is none
     */
    public Builder serverUrl(URI value) {
      serverUrl = ClientOptions.server("serverUrl", value);
      return this;
    }

    /**
     * Sets the server. Without it, {@code HH_API_URL} is taken, else HoneyHive's own.
     *
     * @param value an http or https URL
     * @return this builder
     * @throws IllegalArgumentException when it is none
     */
    public Builder serverUrl(String value) {
      serverUrl = ClientOptions.server("serverUrl", value);
      return this;
    }

    /**
     * Sets how long a connection may take. Default 5 seconds.
     *
     * @param value the time
     * @return this builder
     * @throws IllegalArgumentException when it is not positive
     */
    public Builder connectTimeout(Duration value) {
      connectTimeout = ClientOptions.positive("connectTimeout", value);
      return this;
    }

    /**
     * Sets how long one request may take, from the connection to the last byte of the answer.
     * Without it, {@code HH_API_TIMEOUT} is taken, in seconds, else 30 seconds.
     *
     * @param value the time
     * @return this builder
     * @throws IllegalArgumentException when it is not positive
     */
    public Builder timeout(Duration value) {
      timeout = ClientOptions.positive("timeout", value);
      return this;
    }

    /**
     * Sets the same for requests with large answers: searches and exports. Without it,
     * {@code HH_EXPORT_TIMEOUT_SECONDS} is taken, else 300 seconds.
     *
     * @param value the time
     * @return this builder
     * @throws IllegalArgumentException when it is not positive
     */
    public Builder exportTimeout(Duration value) {
      exportTimeout = ClientOptions.positive("exportTimeout", value);
      return this;
    }

    /**
     * Sets how often a request is repeated that may be. Default 3; 0 is never.
     *
     * @param value the number of repetitions, at most 20
     * @return this builder
     * @throws IllegalArgumentException when it is out of range
     */
    public Builder retries(int value) {
      if (value < 0 || value > MOST_RETRIES) {
        throw new IllegalArgumentException(
            "retries must be in 0 to " + MOST_RETRIES + ": " + value);
      }
      retries = value;
      return this;
    }

    /**
     * Sets how long after the call a request may still be repeated, also when the backend asks for
     * a longer wait. Default 60 seconds.
     *
     * @param value the time
     * @return this builder
     * @throws IllegalArgumentException when it is not positive
     */
    public Builder retryBudget(Duration value) {
      retryBudget = ClientOptions.positive("retryBudget", value);
      return this;
    }

    /**
     * Sets how large an answer may be, unpacked. Default 256 MiB.
     *
     * @param value the number of bytes
     * @return this builder
     * @throws IllegalArgumentException when it is not positive
     */
    public Builder maxAnswerBytes(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("maxAnswerBytes must be positive: " + value);
      }
      maxAnswerBytes = value;
      return this;
    }

    /**
     * Sends with a client of the application, for example for its proxy or its certificates; it
     * must not follow redirects to where the key should not go. It stays open.
     *
     * @param value the client
     * @return this builder
     */
    public Builder httpClient(HttpClient value) {
      httpClient = Objects.requireNonNull(value, "httpClient");
      return this;
    }

    /**
     * Reads answers, and completes futures, on an executor of the application, which must not run
     * tasks on the thread that gives them. Default are daemon threads of our own.
     *
     * @param value the executor
     * @return this builder
     */
    public Builder executor(Executor value) {
      executor = Objects.requireNonNull(value, "executor");
      return this;
    }

    /**
     * Makes the client. Nothing is sent.
     *
     * @return the client, to be closed by the caller
     * @throws IllegalArgumentException when a setting outside the code cannot be used
     * @throws IllegalStateException when there is no API key and the server is not on this machine
     */
    public HoneyHiveClient build() {
      URI server =
          serverUrl == null ? ClientOptions.required(sources, ClientOptions.SERVER_URL) : serverUrl;
      String key = apiKey == null ? ClientOptions.read(sources, ClientOptions.API_KEY) : apiKey;
      if (key == null && !ClientOptions.isLocal(server)) {
        throw new IllegalStateException(
            "there is no API key: set HH_API_KEY, or apiKey of the builder");
      }
      RestSettings.Times times = new RestSettings.Times(
          connectTimeout,
          timeout == null ? ClientOptions.required(sources, ClientOptions.TIMEOUT) : timeout,
          exportTimeout == null
              ? ClientOptions.required(sources, ClientOptions.EXPORT_TIMEOUT)
              : exportTimeout,
          retryBudget);
      return new HoneyHiveClient(
          new RestSettings(server, key, times, retries, maxAnswerBytes, httpClient, executor));
    }
  }
}
