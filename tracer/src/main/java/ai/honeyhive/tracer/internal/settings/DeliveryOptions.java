package ai.honeyhive.tracer.internal.settings;

import ai.honeyhive.client.settings.Option;
import ai.honeyhive.client.settings.Option.Parser;
import ai.honeyhive.tracer.config.DeliveryConfig.Overflow;
import ai.honeyhive.tracer.config.DeliveryConfig.Protocol;
import ai.honeyhive.tracer.config.DeliveryConfig.Sync;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** What the delivery of spans can be set to. */
public final class DeliveryOptions {
  private static final String TIME =
      "a time such as `500ms`, `2s`, `5m` or `PT2S`; seconds without a unit";
  private static final Parser<Long> SIZE =
      (name, text) -> Checks.number(name, text, 1, Long.MAX_VALUE);
  private static final Parser<Duration> DURATION = Checks::time;

  public static final Option<Protocol> PROTOCOL = Option.<Protocol>key("otlp.protocol")
      .setter("protocol")
      .values("`http/protobuf`, `http/json` or `events`")
      .fallback(Protocol.OTLP_PROTOBUF, "`http/protobuf`")
      .text("What spans are sent as.")
      .read(DeliveryOptions::protocol);

  public static final Option<Boolean> DISABLE_BATCH = Option.<Boolean>key("disable.batch")
      .setter("batched")
      .values(TracerOptions.FLAG)
      .fallback(false, "`false`")
      .text("Whether each span is sent at once, in a request of its own; `batched(false)` in code.")
      .read(TracerOptions.BOOLEAN);

  public static final Option<Integer> GZIP_LEVEL = Option.<Integer>key("gzip.level")
      .setter("gzip")
      .values("0 to 9")
      .fallback(0, "0, not compressed")
      .text("How much the bodies of requests are compressed.")
      .read(new Parsers.Whole(0, 9));

  public static final Option<Integer> QUEUE_SPANS = Option.<Integer>key("queue.spans")
      .setter("queue")
      .values("a number")
      .fallback(8192, "8192")
      .text("How many ended spans may wait to be encoded.")
      .read(TracerOptions.COUNT);

  public static final Option<Long> QUEUE_BYTES = Option.<Long>key("queue.bytes")
      .setter("queue")
      .values("a number")
      .fallback(64L * 1024 * 1024, "67108864, 64 MiB")
      .text("How many bytes may wait in memory, at least `request.bytes`.")
      .read(SIZE);

  public static final Option<Overflow> OVERFLOW = Option.<Overflow>key("overflow")
      .setter("overflow")
      .values("`drop`, `block` or `spill`")
      .fallback("`spill` with a `spill.directory`, else `drop`")
      .text("What happens to a span when the queue is full.")
      .read(new Parsers.Constant<>(Overflow.class));

  public static final Option<Duration> BLOCK_FOR = Option.<Duration>key("block.for")
      .setter("blockFor")
      .values(TIME)
      .fallback("100 ms to 1 s, as the runtime profile has it")
      .text("How long a thread waits for room when `overflow` is `block`.")
      .read(DURATION);

  public static final Option<Integer> REQUEST_SPANS = Option.<Integer>key("request.spans")
      .alias("HH_MAX_EXPORT_BATCH_SIZE", "HH_BATCH_SIZE")
      .setter("request")
      .values("a number")
      .fallback(512, "512")
      .text("How many spans a request holds at most.")
      .read(TracerOptions.COUNT);

  public static final Option<Integer> REQUEST_BYTES = Option.<Integer>key("request.bytes")
      .setter("request")
      .values("a number")
      .fallback(4 * 1024 * 1024, "4194304, 4 MiB")
      .text("How many bytes a request has at most, before compression.")
      .read(TracerOptions.COUNT);

  public static final Option<Integer> MAX_SPAN_SIZE = Option.<Integer>key("max.span.size")
      .setter("spanBytes")
      .values("a number")
      .fallback("as large as a request")
      .text("How many bytes a span has at most; the longest texts of a larger one are cut, and it"
          + " says so.")
      .read(TracerOptions.COUNT);

  public static final Option<Integer> REQUESTS_IN_FLIGHT = Option.<Integer>key("requests.in.flight")
      .setter("requestsInFlight")
      .values("1 to 256")
      .fallback(8, "8")
      .text("How many requests may be under way to one server at a time.")
      .read(new Parsers.Whole(1, 256));

  public static final Option<Duration> LINGER = Option.<Duration>key("linger")
      .alias("HH_FLUSH_INTERVAL")
      .setter("linger")
      .values(TIME)
      .fallback(Duration.ofSeconds(1), "1 s")
      .text("How long a span may wait for others to be sent with.")
      .read(DURATION);

  public static final Option<Duration> MAX_AGE = Option.<Duration>key("max.age")
      .setter("maxAge")
      .values(TIME)
      .fallback(Duration.ofMinutes(5), "5 min")
      .text("How long a span may wait in memory for a server that does not take it.")
      .read(DURATION);

  public static final Option<Path> SPILL_DIRECTORY = Option.<Path>key("spill.directory")
      .setter("spill")
      .values("a path")
      .fallback("none; what does not fit in memory is lost and counted")
      .text("Where requests wait on disk that the server does not take now.")
      .read(Checks::directory);

  public static final Option<Long> SPILL_BYTES = Option.<Long>key("spill.bytes")
      .setter("spillLimits")
      .values("a number")
      .fallback(256L * 1024 * 1024, "268435456, 256 MiB")
      .text("How much may wait on disk, for each server and key.")
      .read(SIZE);

  public static final Option<Duration> SPILL_AGE = Option.<Duration>key("spill.age")
      .setter("spillLimits")
      .values(TIME)
      .fallback(Duration.ofHours(24), "24 h")
      .text("How long a request may wait on disk.")
      .read(DURATION);

  public static final Option<Sync> SPILL_SYNC = Option.<Sync>key("spill.sync")
      .setter("spillSync")
      .values("`never`, `file` or `request`")
      .fallback(Sync.FILE, "`file`")
      .text("When what is spilled is forced to the disk.")
      .read(new Parsers.Constant<>(Sync.class));

  public static final Option<URI> OTLP_ENDPOINT = Option.<URI>key("otlp.endpoint")
      .setter("otlpEndpoint")
      .values("a complete `http` or `https` URL")
      .fallback("none; spans go to HoneyHive")
      .text("Another backend for OTLP, instead of HoneyHive.")
      .destination()
      .read(DeliveryOptions::url);

  public static final Option<Map<String, String>> HEADERS = Option.<Map<String, String>>key(
          "otlp.headers")
      .setter("header")
      .values("`name=value,…` or a JSON object")
      .fallback(Map.of(), "none but HoneyHive's own")
      .text("Headers that every request carries.")
      .secret()
      .read(Checks::headers);

  public static final Option<ProxySelector> PROXY = Option.<ProxySelector>key("proxy")
      .setter("proxy")
      .fallback("the three below, then the JVM's")
      .text("What chooses the proxy for a server.")
      .inCode();

  public static final Option<String> HTTPS_PROXY = proxy("https.proxy", "`HTTPS_PROXY`")
      .text("The proxy for servers with `https` URLs.")
      .read(TracerOptions.TEXT);

  public static final Option<String> HTTP_PROXY = proxy("http.proxy", "`HTTP_PROXY`")
      .text("The proxy for servers with `http` URLs.")
      .read(TracerOptions.TEXT);

  public static final Option<String> NO_PROXY = Option.<String>key("no.proxy")
      .values("hosts, divided by commas")
      .fallback("`NO_PROXY`")
      .text("The servers that are not behind a proxy.")
      .read(TracerOptions.TEXT);

  public static final Option<SSLContext> SSL_CONTEXT = Option.<SSLContext>key("ssl.context")
      .setter("sslContext")
      .fallback(
          "with an `otlp.endpoint` the files of `OTEL_EXPORTER_OTLP_CERTIFICATE` and its like;"
              + " then the JVM's")
      .text("Whom to trust, and the certificate to show.")
      .inCode();

  /** In the order of the documentation. */
  public static final List<Option<?>> ALL = List.of(
      PROTOCOL,
      DISABLE_BATCH,
      GZIP_LEVEL,
      QUEUE_SPANS,
      QUEUE_BYTES,
      OVERFLOW,
      BLOCK_FOR,
      REQUEST_SPANS,
      REQUEST_BYTES,
      MAX_SPAN_SIZE,
      REQUESTS_IN_FLIGHT,
      LINGER,
      MAX_AGE,
      SPILL_DIRECTORY,
      SPILL_BYTES,
      SPILL_AGE,
      SPILL_SYNC,
      OTLP_ENDPOINT,
      HEADERS,
      PROXY,
      HTTPS_PROXY,
      HTTP_PROXY,
      NO_PROXY,
      SSL_CONTEXT);

  private DeliveryOptions() {}

  private static Option.Builder<String> proxy(String key, String fallback) {
    // The URL may hold a password. A proxy gets what is sent, so it is a destination.
    return Option.<String>key(key)
        .values("`http://host:port`")
        .fallback(fallback)
        .secret()
        .destination();
  }

  private static Protocol protocol(String name, String value) {
    return switch (value.strip().toLowerCase(Locale.ROOT)) {
      case "http/protobuf" -> Protocol.OTLP_PROTOBUF;
      case "http/json" -> Protocol.OTLP_JSON;
      case "events" -> Protocol.EVENTS;
      default ->
        throw new IllegalArgumentException(
            name + " must be http/protobuf, http/json or events: " + value);
    };
  }

  private static URI url(String name, String value) {
    try {
      return Checks.url(name, new URI(value.strip()));
    } catch (URISyntaxException e) {
      // Without the value and the cause: there may be a token in it.
      throw new IllegalArgumentException(name + " is not a URL");
    }
  }
}
