package ai.honeyhive.tracer.internal.processing.values.reading;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.ser.impl.SimpleFilterProvider;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;

/** Makes mappers that share no memory of classes with each other. */
final class Mappers {
  private static final int TYPES = 64;

  private Mappers() {}

  static ObjectMapper newMapper() {
    LookupCache<Object, JavaType> types = new LRUMap<>(4, TYPES);
    return JsonMapper.builder()
        .typeFactory(TypeFactory.defaultInstance().withCache(types))
        .annotationIntrospector(new JacksonAnnotationIntrospector())
        .filterProvider(new SimpleFilterProvider().setFailOnUnknownId(false))
        .disable(
            SerializationFeature.FAIL_ON_EMPTY_BEANS,
            SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
            SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
        .addModule(new PlanModule())
        .build();
  }
}
