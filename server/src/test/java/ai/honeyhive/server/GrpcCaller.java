package ai.honeyhive.server;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Calls {@code TraceService/Export}, as any exporter would. */
final class GrpcCaller implements AutoCloseable {
  private static final MethodDescriptor<byte[], byte[]> EXPORT = MethodDescriptor.newBuilder(
          new Bytes(), new Bytes())
      .setType(MethodDescriptor.MethodType.UNARY)
      .setFullMethodName("opentelemetry.proto.collector.trace.v1.TraceService/Export")
      .build();
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final ManagedChannel channel;

  GrpcCaller(URI server) {
    channel = NettyChannelBuilder.forAddress(server.getHost(), server.getPort())
        .usePlaintext()
        .maxInboundMessageSize(1 << 20)
        .build();
  }

  /** What came back. */
  record Answer(Status status, Metadata trailers, byte[] message) {
    Status.Code code() {
      return status.getCode();
    }

    byte[] details() {
      return trailers.get(
          Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER));
    }
  }

  Answer export(byte[] request) {
    return await(start(request, null, false));
  }

  Answer exportCompressed(byte[] request) {
    return await(start(request, null, true));
  }

  Answer export(byte[] request, String authorization) {
    return await(start(request, authorization, false));
  }

  CompletableFuture<Answer> start(byte[] request, String authorization, boolean gzip) {
    CallOptions options = gzip ? CallOptions.DEFAULT.withCompression("gzip") : CallOptions.DEFAULT;
    ClientCall<byte[], byte[]> call = channel.newCall(EXPORT, options);
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    Metadata headers = new Metadata();
    if (authorization != null) {
      headers.put(AUTHORIZATION, authorization);
    }
    call.start(
        new ClientCall.Listener<>() {
          private byte[] message = new byte[0];

          @Override
          public void onMessage(byte[] bytes) {
            message = bytes;
          }

          @Override
          public void onClose(Status status, Metadata trailers) {
            answer.complete(new Answer(status, trailers, message));
          }
        },
        headers);
    call.request(2);
    call.setMessageCompression(gzip);
    call.sendMessage(request);
    call.halfClose();
    return answer;
  }

  private static Answer await(CompletableFuture<Answer> answer) {
    return answer.orTimeout(30, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    channel.shutdownNow();
    try {
      channel.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

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
