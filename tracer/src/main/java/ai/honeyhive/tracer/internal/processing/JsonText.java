package ai.honeyhive.tracer.internal.processing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;

/**
 * JSON of any value. A class of its own, so that Jackson is loaded with the first value that needs
 * it and not with the tracer: that is two thirds of a cold start.
 */
final class JsonText {
  private static final ObjectMapper JSON = JsonMapper.builder()
      .disable(
          SerializationFeature.FAIL_ON_EMPTY_BEANS, SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
      .addModule(new SimpleModule()
          .addSerializer(TemporalAccessor.class, ToStringSerializer.instance)
          .addSerializer(TemporalAmount.class, ToStringSerializer.instance))
      .build();

  private JsonText() {}

  static String of(Object value) throws JsonProcessingException {
    return JSON.writeValueAsString(value);
  }
}
