package ai.honeyhive.server.internal.forward;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * OTLP/gRPC. The messages are bytes already, so no generated stubs are needed, and none of the
 * protobuf that gRPC was built with.
 */
final class GrpcSender implements OtlpSender {
  private static final int DEFAULT_PORT = 4317;
  private static final long ANSWER_SECONDS = 10;
  private static final long END_SECONDS = 2;

  private static final Metadata.Key<byte[]> DETAILS =
      Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);

  private static final MethodDescriptor<byte[], byte[]> EXPORT = MethodDescriptor.newBuilder(
          new Bytes(), new Bytes())
      .setType(MethodDescriptor.MethodType.UNARY)
      .setFullMethodName("opentelemetry.proto.collector.trace.v1.TraceService/Export")
      .build();

  private final NioEventLoopGroup thread =
      new NioEventLoopGroup(1, new DefaultThreadFactory("honeyhive-forward-grpc", true));
  private final ManagedChannel channel;

  /** Sends to {@code grpc://host:port}, or with TLS to {@code grpcs://host:port}. */
  GrpcSender(URI target) {
    int port = target.getPort() < 0 ? DEFAULT_PORT : target.getPort();
    NettyChannelBuilder builder = NettyChannelBuilder.forAddress(target.getHost(), port)
        .eventLoopGroup(thread)
        .channelType(NioSocketChannel.class)
        .directExecutor();
    this.channel =
        (target.getScheme().equalsIgnoreCase("grpcs") ? builder : builder.usePlaintext()).build();
  }

  @Override
  public Outcome send(byte[] request) throws InterruptedException {
    ClientCall<byte[], byte[]> call = channel.newCall(EXPORT, CallOptions.DEFAULT);
    Answer answer = new Answer();
    call.start(answer, new Metadata());
    call.request(2);
    call.sendMessage(request);
    call.halfClose();
    try {
      return answer.outcome.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return new Later("no answer in " + ANSWER_SECONDS + " s", null);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      // Does nothing to a call that has ended.
      call.cancel("not waited for any longer", null);
    }
  }

  private static Outcome failed(Status status, Metadata trailers) {
    String reason = "gRPC " + status.getCode()
        + (status.getDescription() == null ? "" : ": " + status.getDescription())
        + (status.getCause() == null ? "" : " (" + status.getCause() + ")");
    Duration after = retryDelay(trailers.get(DETAILS));
    return switch (status.getCode()) {
      case CANCELLED, DEADLINE_EXCEEDED, ABORTED, OUT_OF_RANGE, UNAVAILABLE, DATA_LOSS ->
        new Later(reason, after);
      // Only a backend that says when is expected to have room again.
      case RESOURCE_EXHAUSTED -> after == null ? new Refused(reason) : new Later(reason, after);
      default -> new Refused(reason);
    };
  }

  private static @Nullable Duration retryDelay(byte @Nullable [] details) {
    try {
      return details == null ? null : RetryInfo.delay(details);
    } catch (InvalidProtocolBufferException e) {
      return null;
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
    thread
        .shutdownGracefully(0, END_SECONDS, TimeUnit.SECONDS)
        .awaitUninterruptibly(END_SECONDS, TimeUnit.SECONDS);
  }

  /** Collects what the backend answers. */
  private static final class Answer extends ClientCall.Listener<byte[]> {
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private byte[] message = new byte[0];

    @Override
    public void onMessage(byte[] message) {
      this.message = message;
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      outcome.complete(status.isOk() ? OtlpSender.delivered(message) : failed(status, trailers));
    }
  }

  /** Messages as they are on the wire. */
  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
