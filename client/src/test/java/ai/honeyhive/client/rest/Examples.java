package ai.honeyhive.client.rest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/** The bodies of the REST API that the description of the data plane gives as examples. */
public final class Examples {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);

  private Examples() {}

  /** The example of a schema, for example {@code GetDatasetsResponse}. */
  public static JsonNode of(String schema) {
    try (InputStream in = Examples.class.getResourceAsStream("/rest/" + schema + ".json")) {
      return MAPPER.readTree(Objects.requireNonNull(in, schema));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JSON with single quotes for double ones. */
  public static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JSON with single quotes for double ones, as a map. */
  public static Map<String, Object> map(String text) {
    return MAPPER.convertValue(json(text), new TypeReference<>() {});
  }
}
