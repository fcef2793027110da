package ai.honeyhive.client.internal.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** What was answered to a request. */
final class Answer {
  static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          // names come from anyone: no shared table that could be filled or made to collide
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();
  private static final List<String> REQUEST_IDS =
      List.of("x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid", "x-amz-cf-id");

  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;
  private final int limit;

  Answer(HttpResponse<byte[]> response, int limit) {
    this.status = response.statusCode();
    this.headers = response.headers();
    this.body = response.body();
    this.limit = limit;
  }

  int status() {
    return status;
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** How long the backend asks to wait; null when it does not. */
  @Nullable
  Duration retryAfter() {
    return Retries.asked(headers.firstValue("retry-after").orElse(null), Instant.now());
  }

  @Nullable
  String requestId() {
    for (String name : REQUEST_IDS) {
      String id = headers.firstValue(name).orElse("");
      if (!id.isBlank()) {
        return id;
      }
    }
    return null;
  }

  /**
   * The body as JSON, a missing node when it is empty.
   *
   * @throws IOException when it is not JSON, or too large
   */
  JsonNode json() throws IOException {
    try (InputStream in = content()) {
      JsonNode json = MAPPER.readTree(in);
      return json == null ? MissingNode.getInstance() : json;
    }
  }

  /** The beginning of the body as text, as far as it can be read. */
  String text(int characters) {
    try (InputStream in = content()) {
      String text = new String(in.readNBytes(4 * characters), StandardCharsets.UTF_8);
      return text.substring(0, Math.min(text.length(), characters));
    } catch (IOException e) {
      return "";
    }
  }

  private InputStream content() throws IOException {
    InputStream plain = new ByteArrayInputStream(body);
    boolean packed = body.length > 0
        && headers.firstValue("content-encoding").orElse("").strip().equalsIgnoreCase("gzip");
    return packed ? new LimitedInputStream(new GZIPInputStream(plain), limit) : plain;
  }
}
