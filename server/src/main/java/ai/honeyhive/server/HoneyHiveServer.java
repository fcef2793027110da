package ai.honeyhive.server;

import ai.honeyhive.client.mapping.SpanMapper;
import ai.honeyhive.server.internal.api.DataPlane;
import ai.honeyhive.server.internal.forward.ForwardTarget;
import ai.honeyhive.server.internal.forward.Forwarder;
import ai.honeyhive.server.internal.http.ApiKeys;
import ai.honeyhive.server.internal.http.HttpListener;
import ai.honeyhive.server.internal.http.Router;
import ai.honeyhive.server.internal.otlp.TraceIngest;
import ai.honeyhive.server.internal.sqlite.SqliteStore;
import ai.honeyhive.server.internal.storage.Storage;
import ai.honeyhive.server.internal.viewer.ViewerFiles;
import ai.honeyhive.server.store.Store;
import ai.honeyhive.server.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
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
  private final HttpListener listener;
  private final Store store;
  private final URI uri;
  private final Path storage;
  private final @Nullable Faults faults;
  private final @Nullable Forwarder forwarder;
  private final AtomicBoolean closed = new AtomicBoolean();

  private HoneyHiveServer(Builder settings, HttpListener listener, Store store) {
    String host = settings.host;
    this.listener = listener;
    this.store = store;
    this.uri = URI.create(
        "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + listener.port());
    this.storage = settings.directory();
    this.faults = settings.faults;
    this.forwarder = settings.forwarder;
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
      listener.close();
      store.close();
      if (forwarder != null) {
        forwarder.close();
      }
    }
  }

  /** Configures and starts a server. Not safe for use by several threads. */
  public static final class Builder {
    private static final int OTLP_HTTP_PORT = 4318;

    private int port = OTLP_HTTP_PORT;
    private String host = "127.0.0.1";
    private Path storage = Path.of(".honeyhive");
    private final Set<String> keys = new LinkedHashSet<>();
    private @Nullable Faults faults;
    private @Nullable URI backend;
    private @Nullable Forwarder forwarder;

    private Builder() {}

    /**
     * Sets the TCP port.
     *
     * @param port the port, or 0 for any free one; the default is OTLP/HTTP's, 4318
     * @return this builder
     * @throws IllegalArgumentException when it is not between 0 and 65535
     */
    public Builder port(int port) {
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("port must be between 0 and 65535: " + port);
      }
      this.port = port;
      return this;
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
     * Adds an API key that callers may present as {@code Authorization: Bearer}. Once there is one,
     * a request without a known key is refused; without any, keys are optional. Only a hash of it
     * is kept.
     *
     * @param apiKey the key
     * @return this builder
     * @throws IllegalArgumentException when it is blank
     */
    public Builder apiKey(String apiKey) {
      if (apiKey.isBlank()) {
        throw new IllegalArgumentException("apiKey must not be blank");
      }
      keys.add(apiKey);
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
      InetSocketAddress address = new InetSocketAddress(resolvedHost(), port);
      Store store = SqliteStore.open(directory());
      try {
        HttpListener listener = HttpListener.start(address, FaultyRoutes.of(faults, routes(store)));
        return new HoneyHiveServer(this, listener, store);
      } catch (IOException e) {
        store.close();
        throw new UncheckedIOException(
            "Cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
      }
    }

    private Path directory() {
      return storage.toAbsolutePath().normalize();
    }

    private Router routes(Store store) {
      Router router = new Router();
      Storage project = new Storage(store);
      forwarder = backend == null ? null : ForwardTarget.forwarder(backend);
      TraceIngest traces = new TraceIngest(
          project, SpanMapper.standard(), forwarder == null ? stored -> {} : forwarder);
      DataPlane.addTo(router, project, traces, ApiKeys.of(keys));
      if (forwarder != null) {
        router.route("GET", "/healthz/forward", forwarder::health);
      }
      new ViewerFiles().addTo(router);
      return router;
    }

    private InetAddress resolvedHost() {
      try {
        InetAddress address = InetAddress.getByName(host);
        if (!address.isLoopbackAddress() && keys.isEmpty()) {
          throw new IllegalArgumentException(
              "host " + host + " can be reached from other machines: set an apiKey first");
        }
        return address;
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException("host is unknown: " + host, e);
      }
    }
  }
}
