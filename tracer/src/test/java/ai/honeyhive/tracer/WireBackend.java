package ai.honeyhive.tracer;

import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.DeliveryConfig.Protocol;
import ai.honeyhive.tracer.config.GlobalRegistration;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

/** A project's backend that keeps spans as they came, parents that never come included. */
public final class WireBackend implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FaultyBackend http;

  /** One span as it was sent; the parent's name is "none" when it has no parent. */
  public record WireSpan(String name, String parent, Map<String, String> attributes) {
    public String session() {
      return attributes.getOrDefault("honeyhive.session_id", "none");
    }
  }

  public WireBackend() {
    try {
      http = new FaultyBackend();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A tracer that sends here. */
  public HoneyHiveTracerBuilder tracer() {
    return HoneyHiveTracer.builder()
        .apiKey("hh_wire")
        .serverUrl(http.uri())
        .global(GlobalRegistration.NEVER)
        .delivery(DeliveryConfig.builder().protocol(Protocol.OTLP_JSON).build());
  }

  /** What arrived so far, by the names of the spans, which must differ. */
  public Map<String, WireSpan> spans() {
    Map<String, String> names = new LinkedHashMap<>();
    List<JsonNode> raw = http.received("/opentelemetry/v1/traces").stream()
        .flatMap(WireBackend::spans)
        .toList();
    raw.forEach(
        span -> names.put(span.path("spanId").asText(), span.path("name").asText()));
    Map<String, WireSpan> spans = new LinkedHashMap<>();
    raw.forEach(span -> {
      WireSpan read = read(span, names);
      if (spans.put(read.name(), read) != null) {
        throw new AssertionError("came twice: " + read.name());
      }
    });
    return spans;
  }

  /** How many attributes a span was sent without, as it says itself. */
  public int droppedAttributes(String name) {
    return http.received("/opentelemetry/v1/traces").stream()
        .flatMap(WireBackend::spans)
        .filter(span -> span.path("name").asText().equals(name))
        .mapToInt(span -> span.path("droppedAttributesCount").asInt())
        .sum();
  }

  /** The name of the parent that a span was sent with. */
  public String parentOf(String name) {
    WireSpan span = spans().get(name);
    if (span == null) {
      throw new AssertionError(name + " did not arrive, only " + spans().keySet());
    }
    return span.parent();
  }

  /** Forgets what arrived. */
  public void clear() {
    http.clear();
  }

  private static Stream<JsonNode> spans(FaultyBackend.Received request) {
    try (InputStream in = new ByteArrayInputStream(request.body());
        InputStream plain =
            request.headers().containsKey("Content-Encoding") ? new GZIPInputStream(in) : in) {
      return JSON.readTree(plain).findValues("spans").stream()
          .flatMap(spans -> StreamSupport.stream(spans.spliterator(), false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WireSpan read(JsonNode span, Map<String, String> names) {
    String parent = span.path("parentSpanId").asText("");
    Map<String, String> attributes = new LinkedHashMap<>();
    span.path("attributes")
        .forEach(pair -> attributes.put(
            pair.path("key").asText(), pair.path("value").elements().next().asText()));
    return new WireSpan(
        span.path("name").asText(),
        parent.isEmpty() ? "none" : names.getOrDefault(parent, "unknown " + parent),
        attributes);
  }

  @Override
  public void close() {
    http.close();
  }
}
