package ai.honeyhive.tracer.internal.processing.values.reading;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.Serializers;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Has Jackson write what is not of the application as we do: dates, optionals, and what must not be
 * read.
 */
final class PlanModule extends SimpleModule {
  private static final long serialVersionUID = 1L;

  PlanModule() {
    super("honeyhive");
  }

  @Override
  public void setupModule(SetupContext context) {
    context.addSerializers(new Known());
  }

  private static final class Known extends Serializers.Base {
    @Override
    public @Nullable JsonSerializer<?> findSerializer(
        SerializationConfig config, JavaType type, BeanDescription description) {
      Class<?> raw = type.getRawClass();
      Plan plan = PlanMaker.known(raw);
      boolean isLive = plan == null && LiveTypes.isOne(raw) && !JacksonAnnotations.areOn(raw);
      return plan == null && !isLive ? null : new Simple();
    }
  }

  /** Writes what {@link Reading} makes of a value. */
  private static final class Simple extends JsonSerializer<Object> {
    @Override
    public void serialize(Object value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      Object simple = new Reading(ValueLimits.DEFAULT, new Losses()).simple(value);
      if (simple instanceof Reading.Bean bean) {
        provider.defaultSerializeValue(bean.owner(), out);
      } else if (simple instanceof String text) {
        out.writeString(text);
      } else if (simple instanceof Map || simple instanceof Collection) {
        provider.defaultSerializeValue(simple, out);
      } else if (simple instanceof Long number) {
        out.writeNumber(number);
      } else if (simple instanceof Double number) {
        out.writeNumber(number);
      } else if (simple instanceof Boolean flag) {
        out.writeBoolean(flag);
      } else {
        out.writeNull();
      }
    }
  }
}
