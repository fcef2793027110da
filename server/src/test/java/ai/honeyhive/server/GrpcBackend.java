package ai.honeyhive.server;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.UnknownFieldSet;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A backend that takes OTLP over gRPC, and keeps the bytes. */
final class GrpcBackend implements AutoCloseable {
  private static final String SERVICE = "opentelemetry.proto.collector.trace.v1.TraceService";

  private final BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile String failure = "";
  private Server server;

  private GrpcBackend() {}

  static GrpcBackend start() throws IOException {
    GrpcBackend backend = new GrpcBackend();
    Bytes bytes = new Bytes();
    MethodDescriptor<byte[], byte[]> export = MethodDescriptor.newBuilder(bytes, bytes)
        .setType(MethodDescriptor.MethodType.UNARY)
        .setFullMethodName(SERVICE + "/Export")
        .build();
    ServerCallHandler<byte[], byte[]> handler = backend::start;
    backend.server = NettyServerBuilder.forAddress(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
        .addService(
            ServerServiceDefinition.builder(SERVICE).addMethod(export, handler).build())
        .directExecutor()
        .build()
        .start();
    return backend;
  }

  URI uri() {
    return URI.create("grpc://127.0.0.1:" + server.getPort());
  }

  /**
   * The next requests fail with this status, which may say when to try again: {@code NAME:SECONDS}.
   */
  void fail(int times, String status) {
    failure = status;
    failures.set(times);
  }

  int calls() {
    return calls.get();
  }

  byte[] await() {
    try {
      byte[] request = received.poll(20, TimeUnit.SECONDS);
      if (request == null) {
        throw new AssertionError("nothing came");
      }
      return request;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private ServerCall.Listener<byte[]> start(ServerCall<byte[], byte[]> call, Metadata headers) {
    calls.incrementAndGet();
    call.request(2);
    return new ServerCall.Listener<>() {
      @Override
      public void onMessage(byte[] message) {
        received.add(message);
      }

      @Override
      public void onHalfClose() {
        if (failures.getAndDecrement() > 0) {
          call.close(Status.Code.valueOf(failure.split(":")[0]).toStatus(), details());
          return;
        }
        call.sendHeaders(new Metadata());
        call.sendMessage(new byte[0]);
        call.close(Status.OK, new Metadata());
      }
    };
  }

  private Metadata details() {
    Metadata trailers = new Metadata();
    if (failure.contains(":")) {
      int nanos = (int) (Double.parseDouble(failure.split(":")[1]) * 1e9);
      Duration delay = Duration.newBuilder().setNanos(nanos).build();
      Any info = Any.newBuilder()
          .setTypeUrl("type.googleapis.com/google.rpc.RetryInfo")
          .setValue(field(1, delay.toByteString()))
          .build();
      trailers.put(
          Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER),
          field(3, info.toByteString()).toByteArray());
    }
    return trailers;
  }

  private static ByteString field(int number, ByteString value) {
    return UnknownFieldSet.newBuilder()
        .addField(
            number, UnknownFieldSet.Field.newBuilder().addLengthDelimited(value).build())
        .build()
        .toByteString();
  }

  @Override
  public void close() {
    server.shutdownNow();
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
