package ai.honeyhive.server.internal.grpc;

import ai.honeyhive.server.internal.http.BodyMemory;
import ai.honeyhive.server.internal.http.Handler;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.http.Response;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code TraceService/Export}. The messages come on gRPC's own threads, which never wait;
 * storing them is done by workers.
 */
final class ExportHandler implements ServerCallHandler<byte[], byte[]> {
  private static final Logger LOG = System.getLogger(ExportHandler.class.getName());
  private static final String PROTOBUF = "application/x-protobuf";
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final Metadata.Key<String> ENCODING =
      Metadata.Key.of("grpc-encoding", Metadata.ASCII_STRING_MARSHALLER);

  private final Consumer<@Nullable String> callers;
  private final Handler routes;
  private final ExecutorService workers;
  private final BodyMemory memory;
  private final AtomicBoolean reported = new AtomicBoolean();

  /**
   * Makes a handler.
   *
   * @param callers throws when a caller with this {@code authorization} is not welcome
   * @param routes what answers the same request over HTTP
   */
  ExportHandler(
      Consumer<@Nullable String> callers,
      Handler routes,
      ExecutorService workers,
      BodyMemory memory) {
    this.callers = callers;
    this.routes = routes;
    this.workers = workers;
    this.memory = memory;
  }

  @Override
  public ServerCall.Listener<byte[]> startCall(ServerCall<byte[], byte[]> call, Metadata headers) {
    try {
      String authorization = headers.get(AUTHORIZATION);
      // Before the request comes in.
      callers.accept(authorization);
      call.request(2);
      return new Export(call, authorization, !"gzip".equals(headers.get(ENCODING)));
    } catch (HttpFailure e) {
      close(call, Refusal.of(e));
      return new ServerCall.Listener<>() {};
    }
  }

  private static void close(ServerCall<byte[], byte[]> call, Refusal refusal) {
    call.close(refusal.status(), refusal.trailers());
  }

  /** One call. All is called by one thread at a time, but {@link #answer}. */
  private final class Export extends ServerCall.Listener<byte[]> {
    private final ServerCall<byte[], byte[]> call;
    private final @Nullable String authorization;
    private final boolean plain;
    private final BodyMemory.Share share = memory.share();
    private byte[] message = new byte[0];
    private boolean over;

    Export(ServerCall<byte[], byte[]> call, @Nullable String authorization, boolean plain) {
      this.call = call;
      this.authorization = authorization;
      this.plain = plain;
    }

    @Override
    public void onMessage(byte[] request) {
      if (over) {
        return;
      }
      int most = plain ? BodyMemory.MAX_WIRE_BYTES : BodyMemory.MAX_DECODED_BYTES;
      if (request.length > most) {
        refuse(Refusal.of(Status.RESOURCE_EXHAUSTED.withDescription("The request is larger than "
            + (most >> 20) + (plain ? " MB" : " MB after decompression")
            + "; send smaller batches")));
        return;
      }
      try {
        share.take(request.length);
        message = request;
      } catch (HttpFailure e) {
        refuse(Refusal.of(e));
      }
    }

    private void refuse(Refusal refusal) {
      end();
      close(call, refusal);
    }

    private void end() {
      over = true;
      share.close();
    }

    @Override
    public void onHalfClose() {
      if (over) {
        return;
      }
      over = true;
      try {
        workers.execute(this::answer);
      } catch (RejectedExecutionException e) {
        refuse(Refusal.busy("Too many requests at one time"));
      }
    }

    @Override
    public void onCancel() {
      if (!over) {
        end();
      }
    }

    private void answer() {
      try (share) {
        send(routes.handle(request()));
      } catch (HttpFailure e) {
        close(call, Refusal.of(e));
      } catch (IOException | RuntimeException e) {
        if (!call.isCancelled()) {
          Level level = reported.getAndSet(true) ? Level.DEBUG : Level.WARNING;
          LOG.log(level, "TraceService/Export failed", e);
          close(
              call,
              Refusal.of(Status.INTERNAL.withDescription(
                  "The server failed to handle this request; its log says why")));
        }
      } catch (OutOfMemoryError e) {
        close(call, Refusal.busy("The server is out of memory"));
      }
    }

    private Request request() {
      Map<String, String> headers = authorization == null
          ? Map.of("Content-Type", PROTOBUF)
          : Map.of("Content-Type", PROTOBUF, "Authorization", authorization);
      return Request.of("POST", "/v1/traces", headers, message);
    }

    private void send(Response answer) {
      if (answer.status() != 200) {
        close(call, Refusal.of(answer.status(), "HTTP " + answer.status()));
        return;
      }
      call.sendHeaders(new Metadata());
      call.sendMessage(answer.body());
      call.close(Status.OK, new Metadata());
    }
  }
}
