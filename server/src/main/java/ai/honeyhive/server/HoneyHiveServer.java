package ai.honeyhive.server;

import ai.honeyhive.server.internal.forward.ForwardTarget;
import ai.honeyhive.server.internal.grpc.GrpcLibrary;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.keys.Projects;
import ai.honeyhive.server.store.StoreException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A running server: it takes spans over OTLP/HTTP and events over HoneyHive's data plane API, keeps
 * them in a directory, answers queries and serves the viewer, all on one port.
 *
 * <p>A write is answered with success only after it is on disk. A running server keeps the JVM
 * alive; {@link #close()} ends it and every thread it started. All methods may be called from any
 * thread.
 */
public final class HoneyHiveServer implements AutoCloseable {
  private final Running running;
  private final URI uri;
  private final Path storage;
  private final @Nullable Faults faults;
  private final AtomicBoolean closed = new AtomicBoolean();

  private HoneyHiveServer(Builder settings, Running running) {
    this.running = running;
    this.uri = uri("http", settings.host, running.port());
    this.storage = settings.directory();
    this.faults = settings.faults;
  }

  /**
   * Begins the configuration of a server.
   *
   * @return a builder with the defaults: {@code 127.0.0.1:4318}, storage in {@code .honeyhive}, no
   *     keys
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns where the server is reached.
   *
   * @return for example {@code http://127.0.0.1:4318}, without a path
   */
  public URI uri() {
    return uri;
  }

  /**
   * Returns where the server takes OTLP/gRPC.
   *
   * @return for example {@code grpc://127.0.0.1:4317}; empty when it does not
   */
  public Optional<URI> grpcUri() {
    Integer port = running.grpcPort();
    return port == null ? Optional.empty() : Optional.of(uri("grpc", uri.getHost(), port));
  }

  private static URI uri(String scheme, String host, int port) {
    String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    return URI.create(scheme + "://" + name + ":" + port);
  }

  /**
   * Returns the directory the events are kept in.
   *
   * @return the absolute path
   */
  public Path storage() {
    return storage;
  }

  /**
   * Stops: no further request is accepted, those being answered get a few seconds to finish, the
   * storage is closed, and what is still to be forwarded gets a few seconds too. Closing again does
   * nothing.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      if (faults != null) {
        faults.clear();
      }
      running.close();
    }
  }

  /** All routes: a method and a path each. */
  List<String> routes() {
    return running.routes();
  }

  /** Configures and starts a server. Not safe for use by several threads. */
  public static final class Builder {
    private static final int OTLP_HTTP_PORT = 4318;

    int port = OTLP_HTTP_PORT;
    String host = "127.0.0.1";
    private Path storage = Path.of(".honeyhive");
    final Map<String, String> keys = new LinkedHashMap<>();

    @Nullable
    Integer grpcPort;

    @Nullable
    Duration retention;

    @Nullable
    Long maxBytes;

    @Nullable
    Faults faults;

    @Nullable
    URI backend;

    private Builder() {}

    /**
     * Sets the TCP port.
     *
     * @param port the port, or 0 for any free one; the default is OTLP/HTTP's, 4318
     * @return this builder
     * @throws IllegalArgumentException when it is not between 0 and 65535
     */
    public Builder port(int port) {
      this.port = checkedPort("port", port);
      return this;
    }

    private static int checkedPort(String name, int port) {
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException(name + " must be between 0 and 65535: " + port);
      }
      return port;
    }

    /**
     * Sets the address to listen on. Any other than a loopback address demands an API key.
     *
     * @param host a name or an address; the default is {@code 127.0.0.1}
     * @return this builder
     */
    public Builder host(String host) {
      this.host = Objects.requireNonNull(host, "host");
      return this;
    }

    /**
     * Sets the directory to keep events in. It is created when it does not exist, and belongs to
     * one server at a time.
     *
     * @param storage the directory; the default is {@code .honeyhive} in the working directory
     * @return this builder
     */
    public Builder storage(Path storage) {
      this.storage = Objects.requireNonNull(storage, "storage");
      return this;
    }

    /**
     * Adds an API key of the default project; see {@link #apiKey(String, String)}.
     *
     * @param apiKey the key
     * @return this builder
     * @throws IllegalArgumentException when it is blank
     */
    public Builder apiKey(String apiKey) {
      return apiKey(apiKey, Request.DEFAULT_PROJECT);
    }

    /**
     * Adds an API key that callers may present as {@code Authorization: Bearer}. It opens one
     * project: callers see nothing of the others. Once there is a key, a request without a known
     * one is refused; without any, keys are optional. Only a hash of it is kept.
     *
     * @param apiKey the key
     * @param project the name of its project; keys of the default project, {@code local-project},
     *     can also make keys for all projects
     * @return this builder
     * @throws IllegalArgumentException when the key is blank, or the name of the project is empty,
     *     begins with a dollar sign or is longer than 100 characters
     */
    public Builder apiKey(String apiKey, String project) {
      if (apiKey.isBlank()) {
        throw new IllegalArgumentException("apiKey must not be blank");
      }
      keys.put(apiKey.strip(), Projects.checked(project));
      return this;
    }

    /**
     * Takes OTLP over gRPC too. Default: it does not.
     *
     * @param port the port, or 0 for any free one; OTLP/gRPC's is 4317
     * @return this builder
     * @throws IllegalArgumentException when it is not between 0 and 65535, or
     *     {@code io.grpc:grpc-netty-shaded} is not on the class path
     */
    public Builder grpcPort(int port) {
      this.grpcPort = checkedPort("grpcPort", port);
      if (!GrpcLibrary.isThere()) {
        throw new IllegalArgumentException(
            "grpcPort needs gRPC: add io.grpc:grpc-netty-shaded to the class path");
      }
      return this;
    }

    /**
     * Deletes sessions some time after their last event, in the background. Default: never.
     *
     * @param age how long they are kept
     * @return this builder
     * @throws IllegalArgumentException when it is not positive
     */
    public Builder retainFor(Duration age) {
      if (age.isNegative() || age.isZero()) {
        throw new IllegalArgumentException("retainFor must be positive: " + age);
      }
      this.retention = age;
      return this;
    }

    /**
     * Deletes the oldest sessions, in the background, when what is kept takes more room. Default:
     * there is no limit.
     *
     * @param bytes the most bytes to keep; the files may be larger for a while
     * @return this builder
     * @throws IllegalArgumentException when it is not positive
     */
    public Builder maxSize(long bytes) {
      if (bytes <= 0) {
        throw new IllegalArgumentException("maxSize must be positive: " + bytes);
      }
      this.maxBytes = bytes;
      return this;
    }

    /**
     * Sets a script of what goes wrong with requests, for tests. Default: nothing does.
     *
     * @param faults the script, which can be changed later
     * @return this builder
     */
    public Builder faults(Faults faults) {
      this.faults = Objects.requireNonNull(faults, "faults");
      return this;
    }

    /**
     * Sends every OTLP trace request that was stored on to another OTLP backend, in the background
     * and in protobuf. A backend that does not take them slows nothing down here: they are tried
     * again for five minutes, at most 64 MiB of them, then left out with a warning.
     *
     * @param backend {@code grpc://host:4317}, or {@code grpcs://} with TLS, for which
     *     {@code io.grpc:grpc-netty-shaded} must be on the class path; or {@code http://host:4318},
     *     or {@code https://}, with the path of its traces when that is not {@code /v1/traces}
     * @return this builder
     * @throws IllegalArgumentException when it is neither, or gRPC is not on the class path
     */
    public Builder forward(URI backend) {
      ForwardTarget.check(backend);
      this.backend = backend;
      return this;
    }

    /**
     * Starts the server.
     *
     * @return the running server
     * @throws IllegalArgumentException when the host is unknown, or is not a loopback address and
     *     there is no key
     * @throws UncheckedIOException when the address cannot be bound
     * @throws StoreException when the storage directory cannot be written, is in use by another
     *     server, or was written by a newer one
     */
    public HoneyHiveServer start() {
      return new HoneyHiveServer(this, new Running(this));
    }

    Path directory() {
      return storage.toAbsolutePath().normalize();
    }
  }
}
