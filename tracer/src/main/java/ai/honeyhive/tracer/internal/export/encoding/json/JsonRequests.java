package ai.honeyhive.tracer.internal.export.encoding.json;

import ai.honeyhive.tracer.internal.export.encoding.Payload;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Requests in JSON as trees, and back. */
final class JsonRequests {
  static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          // names come from anyone: no shared table that could be filled or made to collide
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private JsonRequests() {}

  /**
   * Reads a request.
   *
   * @param list the name of its one list
   * @throws IllegalArgumentException when it is none
   */
  static ObjectNode read(Payload request, String list) {
    ObjectNode tree = object(request.body());
    if (!tree.path(list).isArray()) {
      throw new IllegalArgumentException("not a request with " + list);
    }
    return tree;
  }

  /** Reads an object; anything else ends in an {@link IllegalArgumentException}. */
  static ObjectNode object(ByteBuffer json) {
    ByteBuffer body = json.duplicate();
    byte[] bytes = new byte[body.remaining()];
    body.get(bytes);
    try {
      if (MAPPER.readTree(bytes) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON: " + e.getMessage(), e);
    }
    throw new IllegalArgumentException("not an object in JSON");
  }

  static Payload write(ObjectNode request, int spans) {
    ByteSink out = new ByteSink(4096);
    write(request, out);
    return new Payload(out.toBuffer(), spans);
  }

  static void write(JsonNode node, ByteSink out) {
    try {
      MAPPER.writeValue(out, node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int size(JsonNode node) {
    ByteSink out = new ByteSink(1024);
    write(node, out);
    return out.size();
  }
}
