package ai.honeyhive.tracer.internal.processing.values.reading;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Calendar;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The types of the JDK that have a plain form, with everything that extends them. */
final class JdkTypes {
  private static final Map<Class<?>, Plan.Conversion> FORMS = new LinkedHashMap<>();

  static {
    texts();
    numbers();
    as(Boolean.class, value -> value);
    as(AtomicBoolean.class, AtomicBoolean::get);
    as(Optional.class, value -> ((Optional<?>) value).orElse(null));
    as(OptionalInt.class, value -> value.isPresent() ? (Object) value.getAsInt() : null);
    as(OptionalLong.class, value -> value.isPresent() ? (Object) value.getAsLong() : null);
    as(OptionalDouble.class, value -> value.isPresent() ? (Object) value.getAsDouble() : null);
    as(AtomicReference.class, value -> ((AtomicReference<?>) value).get());
    as(Map.Entry.class, entry -> Collections.singletonMap(entry.getKey(), entry.getValue()));
    FORMS.put(byte[].class, (value, in) -> in.base64(ByteBuffer.wrap((byte[]) value)));
    FORMS.put(ByteBuffer.class, (value, in) -> in.base64(((ByteBuffer) value).duplicate()));
    // passwords are kept in these
    as(char[].class, chars -> "[char[" + chars.length + "]]");
    as(Throwable.class, JdkTypes::failure);
  }

  private JdkTypes() {}

  /** The plan of a class that is one of them; null when it is none. */
  static @Nullable Plan plan(Class<?> type) {
    for (Map.Entry<Class<?>, Plan.Conversion> form : FORMS.entrySet()) {
      if (form.getKey().isAssignableFrom(type) && !isOnTheSide(form.getKey(), type)) {
        return new Plan.As(form.getValue());
      }
    }
    return null;
  }

  /** A class of the application that implements an interface of these is first what it says. */
  private static boolean isOnTheSide(Class<?> form, Class<?> type) {
    return form.isInterface()
        && form != CharSequence.class
        && !type.getName().startsWith("java.")
        && (type.isRecord() || JacksonAnnotations.areOn(type));
  }

  private static void texts() {
    as(CharSequence.class, CharSequence::toString);
    as(Character.class, Object::toString);
    as(TemporalAccessor.class, Object::toString);
    as(TemporalAmount.class, Object::toString);
    as(ZoneId.class, Object::toString);
    as(Date.class, JdkTypes::date);
    as(Calendar.class, value -> value.toInstant().toString());
    as(TimeZone.class, TimeZone::getID);
    as(UUID.class, UUID::toString);
    as(URI.class, URI::toString);
    as(URL.class, URL::toExternalForm);
    as(Path.class, Path::toString);
    as(File.class, File::getPath);
    as(Locale.class, Locale::toString);
    as(Currency.class, Currency::getCurrencyCode);
    as(Pattern.class, Pattern::pattern);
    as(Charset.class, Charset::name);
    as(Class.class, value -> ((Class<?>) value).getName());
    as(InetAddress.class, InetAddress::getHostAddress);
    as(InetSocketAddress.class, value -> value.getHostString() + ":" + value.getPort());
    as(StackTraceElement.class, StackTraceElement::toString);
  }

  private static void numbers() {
    as(Double.class, value -> value);
    // through its text: 0.1f means 0.1, not 0.10000000149011612
    as(
        Float.class,
        value ->
            Float.isFinite(value) ? (Object) Double.valueOf(value.toString()) : value.toString());
    as(Short.class, Short::longValue);
    as(Byte.class, Byte::longValue);
    as(BigInteger.class, JdkTypes::whole);
    as(BigDecimal.class, JdkTypes::decimal);
    as(java.util.concurrent.atomic.AtomicInteger.class, Number::longValue);
    as(java.util.concurrent.atomic.AtomicLong.class, Number::longValue);
    as(java.util.concurrent.atomic.LongAdder.class, Number::longValue);
    as(java.util.concurrent.atomic.LongAccumulator.class, Number::longValue);
    as(java.util.concurrent.atomic.DoubleAdder.class, Number::doubleValue);
    as(java.util.concurrent.atomic.DoubleAccumulator.class, Number::doubleValue);
  }

  @SuppressWarnings("unchecked") // the conversion of a class is only used for its values
  private static <T> void as(Class<T> type, Form<T> form) {
    FORMS.put(type, (value, in) -> form.of((T) value));
  }

  private interface Form<T> {
    @Nullable
    Object of(T value);
  }

  private static Object whole(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value.toString();
  }

  private static Object decimal(BigDecimal value) {
    if (value.scale() <= 0 && value.precision() - value.scale() < 19) {
      return value.longValueExact();
    }
    double number = value.doubleValue();
    boolean same = Double.isFinite(number) && BigDecimal.valueOf(number).compareTo(value) == 0;
    return same ? (Object) number : value.toString();
  }

  /**
   * Dates of SQL have no time, and times no date; the type is not linked, its module is optional.
   */
  @SuppressWarnings("JavaUtilDate") // the application's
  private static String date(Date value) {
    String type = value.getClass().getName();
    return type.equals("java.sql.Date") || type.equals("java.sql.Time")
        ? value.toString()
        : value.toInstant().toString();
  }

  private static Map<String, @Nullable Object> failure(Throwable failure) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("type", failure.getClass().getName());
    fields.put("message", failure.getMessage());
    return fields;
  }
}
