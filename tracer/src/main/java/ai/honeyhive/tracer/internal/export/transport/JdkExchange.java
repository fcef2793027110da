package ai.honeyhive.tracer.internal.export.transport;

import ai.honeyhive.tracer.internal.export.transport.network.ProxyPassword;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One request of a {@link JdkTransport}. */
final class JdkExchange extends Exchange {
  private static final long CONNECT_MILLIS = 5000;

  private final JdkTransport transport;
  private volatile @Nullable CompletableFuture<?> exchange;

  JdkExchange(HttpCall call, Set<String> servers, JdkTransport transport) {
    super(call, servers);
    this.transport = transport;
  }

  @Override
  void start() {
    try {
      HttpClient client = transport.client();
      HttpRequest request = request();
      // What is derived from the client's future ends the exchange, too, when it is cancelled.
      exchange = Suppression.call(() -> client.sendAsync(request, Reader::new))
          .whenCompleteAsync(
              (response, failure) -> {
                if (failure != null) {
                  fail(failure);
                }
              },
              transport.threads());
      if (isOver()) {
        abort();
      }
    } catch (IOException e) {
      fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(e);
    }
  }

  private HttpRequest request() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(call().uri()).method(call().method(), new Body(this));
    call().headers().forEach(request::setHeader);
    String password = ProxyPassword.header(transport.settings().proxy(), call().uri());
    if (password != null) {
      request.setHeader(ProxyPassword.HEADER, password);
    }
    return request.build();
  }

  @Override
  void abort() {
    CompletableFuture<?> started = exchange;
    if (started != null) {
      started.cancel(true);
    }
  }

  /**
   * Not left to the client, because its timer keeps the first request of each connection as long as
   * the connection.
   */
  @Override
  long connectMillis() {
    return Math.min(CONNECT_MILLIS, super.connectMillis());
  }

  /**
   * Tells when the request goes out: nobody asks for its body before there is a connection. It can
   * be asked for once, and then holds neither the bytes nor the exchange: connections that wait for
   * the next request still hold the last one.
   */
  private static final class Body implements HttpRequest.BodyPublisher {
    private final long length;
    private final AtomicReference<@Nullable JdkExchange> exchange;

    Body(JdkExchange exchange) {
      this.length = exchange.call().body().remaining();
      this.exchange = new AtomicReference<>(exchange);
    }

    @Override
    public long contentLength() {
      return length;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
      JdkExchange first = exchange.getAndSet(null);
      if (first == null) {
        HttpRequest.BodyPublishers.ofInputStream(() -> null).subscribe(subscriber);
        return;
      }
      first.sent();
      subscriber.onSubscribe(new Slices(first.call().body(), subscriber));
    }
  }

  /** Reads the answer up to the limit. It is called by one thread at a time. */
  private final class Reader implements HttpResponse.BodySubscriber<Boolean> {
    private final HttpResponse.ResponseInfo response;
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription subscription;

    Reader(HttpResponse.ResponseInfo response) {
      this.response = response;
      responded();
    }

    @Override
    public CompletionStage<Boolean> getBody() {
      return end;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        byte[] some = new byte[Math.min(buffer.remaining(), BODY_LIMIT - bytes.size())];
        buffer.get(some);
        bytes.write(some, 0, some.length);
      }
      if (bytes.size() == BODY_LIMIT && !isOver()) {
        finish();
        if (subscription != null) {
          subscription.cancel();
        }
        abort();
      }
    }

    @Override
    public void onError(Throwable failure) {
      fail(failure);
      end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      finish();
      end.complete(true);
    }

    private void finish() {
      answered(
          response.statusCode(),
          ByteBuffer.wrap(bytes.toByteArray()),
          name -> response.headers().firstValue(name).orElse(null));
    }
  }
}
