package ai.honeyhive.server.internal.grpc;

import ai.honeyhive.server.internal.http.BodyMemory;
import ai.honeyhive.server.internal.http.Handler;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Listens for OTLP/gRPC on an address of its own. */
public final class GrpcListener implements AutoCloseable {
  private static final String SERVICE = "opentelemetry.proto.collector.trace.v1.TraceService";
  private static final String THREADS = "honeyhive-server-grpc";
  private static final int EVENT_LOOPS = 2;
  // A writer waits for its commit on its thread: more threads make larger group commits.
  private static final int WORKERS = 32;
  private static final int WAITING = 256;
  private static final int CALLS_A_CONNECTION = 128;
  private static final int KEEP_ALIVE_SECONDS = 5;
  private static final int DRAIN_SECONDS = 5;
  private static final int END_SECONDS = 2;

  private final NioEventLoopGroup eventLoops =
      new NioEventLoopGroup(EVENT_LOOPS, new DefaultThreadFactory(THREADS, true));
  private final ExecutorService workers = workers();
  private final Server server;

  private GrpcListener(
      InetSocketAddress address,
      Consumer<@Nullable String> callers,
      Handler routes,
      BodyMemory memory) {
    Bytes bytes = new Bytes();
    MethodDescriptor<byte[], byte[]> export = MethodDescriptor.newBuilder(bytes, bytes)
        .setType(MethodDescriptor.MethodType.UNARY)
        .setFullMethodName(SERVICE + "/Export")
        .build();
    server = NettyServerBuilder.forAddress(address)
        .addService(ServerServiceDefinition.builder(SERVICE)
            .addMethod(export, new ExportHandler(callers, routes, workers, memory))
            .build())
        .bossEventLoopGroup(eventLoops)
        .workerEventLoopGroup(eventLoops)
        .channelType(NioServerSocketChannel.class)
        .directExecutor()
        .maxInboundMessageSize(BodyMemory.MAX_DECODED_BYTES + 1)
        .maxConcurrentCallsPerConnection(CALLS_A_CONNECTION)
        .permitKeepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
        .permitKeepAliveWithoutCalls(true)
        .build();
  }

  private static ExecutorService workers() {
    ThreadPoolExecutor workers = new ThreadPoolExecutor(
        WORKERS,
        WORKERS,
        30,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(WAITING),
        new DefaultThreadFactory(THREADS + "-worker", true));
    workers.allowCoreThreadTimeOut(true);
    return workers;
  }

  /**
   * Starts to listen.
   *
   * @param callers throws HTTP's failure when a caller with this {@code authorization} is not
   *     welcome
   * @param routes what answers the same requests over HTTP
   * @throws IOException when the address cannot be bound
   */
  public static GrpcListener start(
      InetSocketAddress address,
      Consumer<@Nullable String> callers,
      Handler routes,
      BodyMemory memory)
      throws IOException {
    GrpcListener listener = new GrpcListener(address, callers, routes, memory);
    try {
      listener.server.start();
      return listener;
    } catch (IOException e) {
      listener.close();
      throw e;
    }
  }

  /** The port that was bound. */
  public int port() {
    return server.getPort();
  }

  /** Lets calls that are being answered finish, for a few seconds; then stops all threads. */
  @Override
  public void close() {
    try {
      server.shutdown();
      if (!server.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS)) {
        server.shutdownNow().awaitTermination(END_SECONDS, TimeUnit.SECONDS);
      }
      workers.shutdownNow();
      workers.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      server.shutdownNow();
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
    eventLoops
        .shutdownGracefully(0, END_SECONDS, TimeUnit.SECONDS)
        .awaitUninterruptibly(END_SECONDS, TimeUnit.SECONDS);
  }
}
