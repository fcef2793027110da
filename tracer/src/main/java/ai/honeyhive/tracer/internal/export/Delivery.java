package ai.honeyhive.tracer.internal.export;

import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.internal.export.dispatch.Dispatch;
import ai.honeyhive.tracer.internal.export.encoding.Gzip;
import ai.honeyhive.tracer.internal.export.encoding.Payload;
import ai.honeyhive.tracer.internal.export.encoding.RedactedFormat;
import ai.honeyhive.tracer.internal.export.encoding.SpanFormat;
import ai.honeyhive.tracer.internal.export.encoding.SpanFormats;
import ai.honeyhive.tracer.internal.export.transport.Endpoint;
import ai.honeyhive.tracer.internal.export.transport.HttpCall;
import ai.honeyhive.tracer.internal.processing.redaction.Redactor;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the requests of one tracer are written, and where they go. Thread-safe. */
final class Delivery {
  private static final String JSON = "application/json";

  private final Endpoint endpoint;
  private final Ledger ledger;
  private final Dispatch dispatch;
  private final Redactor redactor;
  private final SpanFormat format;
  private final @Nullable Gzip gzip;

  Delivery(
      Endpoint endpoint,
      DeliveryConfig config,
      Ledger ledger,
      Dispatch dispatch,
      Redactor redactor) {
    this.endpoint = endpoint;
    this.ledger = ledger;
    this.dispatch = dispatch;
    this.redactor = redactor;
    this.format = new RedactedFormat(SpanFormats.of(config.protocol()), redactor);
    this.gzip = config.gzipLevel() == 0 ? null : new Gzip(config.gzipLevel());
  }

  Endpoint endpoint() {
    return endpoint;
  }

  SpanFormat format() {
    return format;
  }

  /** What takes out of all that is sent what must not leave. */
  Redactor redactor() {
    return redactor;
  }

  Ledger ledger() {
    return ledger;
  }

  long nanoTime() {
    return dispatch.nanoTime();
  }

  /** The body as it goes over the wire. */
  ByteBuffer wire(Payload payload) {
    if (gzip == null) {
      return payload.body();
    }
    synchronized (gzip) {
      return gzip.compress(payload.body());
    }
  }

  /** Gives back what the compression holds outside of the heap. */
  void close() {
    if (gzip != null) {
      synchronized (gzip) {
        gzip.close();
      }
    }
  }

  /**
   * What to send in the place of a request that is too large: two halves, or one span cut to half
   * its size; nothing when nothing is left to cut.
   */
  List<Payload> divided(Payload payload) {
    if (payload.spans() > 1) {
      return format.split(payload);
    }
    Payload cut = format.shorten(payload, payload.length() / 2);
    if (cut == null) {
      return List.of();
    }
    ledger.shortened(payload.length(), cut.length());
    return List.of(cut);
  }

  /** A request with spans. */
  HttpCall spans(ByteBuffer wire, Duration timeout) {
    Map<String, String> headers = headers(format.contentType());
    if (gzip != null) {
      headers.put("Content-Encoding", "gzip");
    }
    return new HttpCall(endpoint.spans(), headers, wire, timeout);
  }

  /** A request that starts a session. */
  HttpCall sessionStart(ByteBuffer body, Duration timeout) {
    return new HttpCall(endpoint.sessionStart(), headers(JSON), body, timeout);
  }

  /** A request that says something of a session. */
  HttpCall sessionUpdate(ByteBuffer body, Duration timeout) {
    return new HttpCall("PUT", endpoint.sessionUpdate(), headers(JSON), body, timeout);
  }

  private Map<String, String> headers(String contentType) {
    Map<String, String> headers = endpoint.headers();
    headers.put("Content-Type", contentType);
    return headers;
  }
}
