package ai.honeyhive.tracer.internal.export.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Both transports, for tests of what both must do. */
enum Kind {
  JDK,
  LIGHT;

  HttpTransport open() {
    return open(TransportSettings.DEFAULT);
  }

  HttpTransport open(TransportSettings like) {
    return Transports.acquire(new TransportSettings(like.proxy(), like.tls(), this == LIGHT));
  }

  static HttpCall call(java.net.URI uri, Duration timeout) {
    ByteBuffer body = ByteBuffer.wrap("the body".getBytes(StandardCharsets.UTF_8));
    return new HttpCall(
        uri, Map.of("Content-Type", "text/plain", "X-Key", "secret"), body, timeout);
  }

  static HttpAnswer send(HttpTransport transport, java.net.URI uri) throws Exception {
    return send(transport, uri, Duration.ofSeconds(20));
  }

  /** Waits at most a little longer than the call may take. */
  static HttpAnswer send(HttpTransport transport, java.net.URI uri, Duration timeout)
      throws Exception {
    return transport
        .send(call(uri, timeout))
        .get(timeout.plusSeconds(3).toMillis(), TimeUnit.MILLISECONDS);
  }
}
