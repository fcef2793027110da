package ai.honeyhive.tracer.internal.processing.values.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializer;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import com.fasterxml.jackson.databind.ser.impl.UnknownSerializer;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Plans of the application's classes, made of what Jackson knows of them. What is more than
 * properties by name is left to Jackson.
 */
final class JacksonPlans {
  private static final Object[] NOTHING = {};
  private static final String PACKAGE = "com.fasterxml.jackson.";

  /** What may be on a property that is still read and written by us. */
  private static final Set<String> PLAIN = Set.of(
      "JsonProperty",
      "JsonGetter",
      "JsonSetter",
      "JsonAlias",
      "JsonInclude",
      "JsonIgnore",
      "JsonIgnoreType",
      "JsonView",
      "JsonPropertyDescription",
      "JsonPropertyOrder",
      "JsonAutoDetect",
      "JsonClassDescription",
      "JsonManagedReference",
      "JsonCreator",
      "JsonDeserialize",
      "JsonEnumDefaultValue",
      "JacksonInject",
      "JsonMerge");

  private JacksonPlans() {}

  static Plan plan(Class<?> type) throws JsonMappingException {
    // One for each class: a mapper remembers classes, and must not outlive them.
    ObjectMapper mapper = Mappers.newMapper();
    SerializationConfig config = mapper.getSerializationConfig();
    BeanDescription description = config.introspect(mapper.constructType(type));
    Plan.Accessor value = jsonValue(description);
    if (value != null) {
      return Plan.as((owner, in) -> value.get(owner));
    }
    JsonSerializer<Object> serializer =
        mapper.getSerializerProviderInstance().findTypedValueSerializer(type, true, null);
    if (serializer instanceof UnknownSerializer) {
      return new Plan.Properties(List.of());
    }
    boolean isPlain = serializer.getClass() == BeanSerializer.class
        && !serializer.usesObjectId()
        && description.findAnyGetter() == null
        && config.getAnnotationIntrospector().findFilterId(description.getClassInfo()) == null;
    List<Plan.Property> properties = isPlain ? properties(serializer) : null;
    return properties == null
        ? Plan.as(new JacksonConversion(mapper, type))
        : new Plan.Properties(properties);
  }

  private static Plan.@Nullable Accessor jsonValue(BeanDescription description) {
    AnnotatedMember member = description.findJsonValueAccessor();
    if (member == null) {
      return null;
    }
    member.fixAccess(true);
    for (Annotation annotation : member.getAllAnnotations().annotations()) {
      String name = annotation.annotationType().getSimpleName();
      if (!name.equals("JsonValue") && !isPlain(annotation)) {
        return null;
      }
    }
    return accessor(member.getMember());
  }

  /** The properties in order; null when one of them is more than a name. */
  private static @Nullable List<Plan.Property> properties(JsonSerializer<?> serializer) {
    List<Plan.Property> properties = new ArrayList<>();
    Iterator<PropertyWriter> writers = serializer.properties();
    while (writers.hasNext()) {
      Plan.Property property = property(writers.next());
      if (property == null) {
        return null;
      }
      properties.add(property);
    }
    return List.copyOf(properties);
  }

  private static Plan.@Nullable Property property(PropertyWriter writer) {
    if (writer.getClass() != BeanPropertyWriter.class || !isPlain(writer.getMember())) {
      return null;
    }
    Plan.Accessor accessor = accessor(writer.getMember().getMember());
    return accessor == null
        ? null
        : Plan.Property.of(
            writer.getName(), accessor, new Suppression((BeanPropertyWriter) writer).predicate());
  }

  private static boolean isPlain(AnnotatedMember member) {
    for (Annotation annotation : member.getAllAnnotations().annotations()) {
      if (!isPlain(annotation)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(Annotation annotation) {
    Class<?> type = annotation.annotationType();
    if (annotation instanceof JsonInclude include) {
      return include.content() == JsonInclude.Include.ALWAYS
          && include.contentFilter() == Void.class;
    }
    return !type.getName().startsWith(PACKAGE) || PLAIN.contains(type.getSimpleName());
  }

  private static Plan.@Nullable Accessor accessor(Member member) {
    if (member instanceof Method method) {
      return owner -> method.invoke(owner, NOTHING);
    }
    return member instanceof Field field ? field::get : null;
  }

  /** What a property's {@code @JsonInclude} leaves out. */
  private static final class Suppression extends BeanPropertyWriter {
    private static final long serialVersionUID = 1L;

    Suppression(BeanPropertyWriter of) {
      super(of);
    }

    @Nullable
    Predicate<Object> predicate() {
      Object suppressed = _suppressableValue;
      if (suppressed == null) {
        return null;
      }
      return suppressed == MARKER_FOR_EMPTY ? Emptiness::is : suppressed::equals;
    }
  }
}
