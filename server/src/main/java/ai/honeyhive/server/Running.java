package ai.honeyhive.server;

import ai.honeyhive.client.mapping.SpanMapper;
import ai.honeyhive.server.internal.api.DataPlane;
import ai.honeyhive.server.internal.errors.IngestErrors;
import ai.honeyhive.server.internal.forward.ForwardTarget;
import ai.honeyhive.server.internal.forward.Forwarder;
import ai.honeyhive.server.internal.grpc.GrpcListener;
import ai.honeyhive.server.internal.http.BodyMemory;
import ai.honeyhive.server.internal.http.Handler;
import ai.honeyhive.server.internal.http.HttpListener;
import ai.honeyhive.server.internal.http.Router;
import ai.honeyhive.server.internal.keys.ApiKeys;
import ai.honeyhive.server.internal.otlp.TraceIngest;
import ai.honeyhive.server.internal.retention.RetentionTask;
import ai.honeyhive.server.internal.sqlite.SqliteStore;
import ai.honeyhive.server.internal.storage.Storage;
import ai.honeyhive.server.internal.viewer.ViewerFiles;
import ai.honeyhive.server.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a server, each started after those it needs, and closed before them. */
final class Running implements AutoCloseable {
  private final HoneyHiveServer.Builder settings;
  private final InetAddress host;
  // The last to be started is the first.
  private final Deque<Part> parts = new ArrayDeque<>();
  private final Router router = new Router();
  private final int port;
  private @Nullable Integer grpcPort;

  /** What is to be closed. */
  @FunctionalInterface
  private interface Part {
    void close();
  }

  /** Starts to listen. */
  @FunctionalInterface
  private interface Start<L> {
    L on(InetSocketAddress address) throws IOException;
  }

  Running(HoneyHiveServer.Builder settings) {
    this.settings = settings;
    this.host = resolved(settings.host);
    try {
      this.port = start();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static InetAddress resolved(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("host is unknown: " + host, e);
    }
  }

  private int start() {
    Forwarder forwarder =
        settings.backend == null ? null : ForwardTarget.forwarder(settings.backend);
    if (forwarder != null) {
      parts.push(forwarder::close);
      router.route("GET", "/healthz/forward", forwarder::health);
    }
    Store store = SqliteStore.open(settings.directory());
    parts.push(store::close);
    parts.push(
        new RetentionTask(store.events(), settings.retention, settings.maxBytes).start()::close);
    Storage storage = new Storage(store);
    IngestErrors errors = new IngestErrors(storage.documents());
    parts.push(errors::close);
    ApiKeys keys = keys(storage);
    TraceIngest traces = new TraceIngest(
        storage, SpanMapper.standard(), errors, forwarder == null ? stored -> {} : forwarder);
    DataPlane.addTo(router, storage, traces, keys, errors);
    new ViewerFiles().addTo(router);
    return listen(keys, FaultyRoutes.of(settings.faults, router));
  }

  private ApiKeys keys(Storage storage) {
    boolean reachable = !host.isLoopbackAddress();
    ApiKeys keys = new ApiKeys(storage.documents(), settings.keys, reachable);
    if (reachable && !keys.areThere()) {
      throw new IllegalArgumentException("host " + settings.host
          + " can be reached from other machines: set an apiKey first (--api-key KEY)");
    }
    return keys;
  }

  private int listen(ApiKeys keys, Handler routes) {
    BodyMemory bodies = BodyMemory.ofHeap();
    HttpListener http =
        listen(settings.port, address -> HttpListener.start(address, routes, bodies));
    parts.push(http::close);
    Integer wanted = settings.grpcPort;
    if (wanted != null) {
      GrpcListener grpc =
          listen(wanted, address -> GrpcListener.start(address, keys::project, routes, bodies));
      parts.push(grpc::close);
      grpcPort = grpc.port();
    }
    return http.port();
  }

  private <L> L listen(int wanted, Start<L> listener) {
    try {
      return listener.on(new InetSocketAddress(host, wanted));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot listen on " + settings.host + ":" + wanted + ": " + e.getMessage(), e);
    }
  }

  int port() {
    return port;
  }

  /** Null when gRPC is off. */
  @Nullable
  Integer grpcPort() {
    return grpcPort;
  }

  List<String> routes() {
    return router.table();
  }

  @Override
  public void close() {
    parts.forEach(Part::close);
  }
}
