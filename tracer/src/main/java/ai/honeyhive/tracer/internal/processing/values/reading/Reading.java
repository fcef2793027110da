package ai.honeyhive.tracer.internal.processing.values.reading;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One value while it is read. What it makes of any object is one of: null, {@link String},
 * {@link Long}, finite {@link Double}, {@link Boolean}, {@link Map}, {@link java.util.Collection},
 * {@link Bean}. Not thread-safe.
 */
public final class Reading {
  private static final int MOST_WRAPPERS = 16;

  private final ValueLimits limits;
  private final Losses losses;

  public Reading(ValueLimits limits, Losses losses) {
    this.limits = limits;
    this.losses = losses;
  }

  /** An object with properties. */
  public record Bean(Object owner, Plan.Properties plan) {}

  public ValueLimits limits() {
    return limits;
  }

  public Losses losses() {
    return losses;
  }

  /** The value in one of the forms above. Nothing the application throws gets out. */
  public @Nullable Object simple(@Nullable Object value) {
    Object at = value;
    for (int i = 0; i < MOST_WRAPPERS; i++) {
      if (at == null || at instanceof String || at instanceof Long || at instanceof Boolean) {
        return at;
      }
      if (at instanceof Integer number) {
        return number.longValue();
      }
      if (at instanceof Double number) {
        return Double.isFinite(number) ? (Object) number : number.toString();
      }
      Plan plan = Plans.of(at.getClass());
      if (plan instanceof Plan.AsItIs) {
        return at;
      }
      if (plan instanceof Plan.Properties properties) {
        return new Bean(at, properties);
      }
      if (plan instanceof Plan.Marked mark) {
        return marked(at, mark);
      }
      at = converted(at, ((Plan.As) plan).conversion());
    }
    return Marks.CYCLE;
  }

  private String marked(Object value, Plan.Marked mark) {
    if (mark.isLoss()) {
      losses.unread("A " + value.getClass().getName() + " is not read");
    }
    return mark.text();
  }

  private @Nullable Object converted(Object value, Plan.Conversion conversion) {
    try {
      return conversion.of(value, this);
    } catch (Exception | LinkageError | VirtualMachineError | AssertionError e) {
      return unreadable(value.getClass(), e);
    }
  }

  /** The property of an object, null when it is none that is recorded. */
  public @Nullable Object property(Object owner, Plan.Property property) {
    try {
      Object value = property.accessor().get(owner);
      return value != null
              && property.isLeftOut() != null
              && property.isLeftOut().test(value)
          ? null
          : value;
    } catch (Exception | LinkageError | VirtualMachineError | AssertionError e) {
      losses.unread("A property of a " + owner.getClass().getName() + " could not be read: "
          + Marks.nameOf(e));
      return Marks.unreadable(e);
    }
  }

  /** What stands for something that threw. */
  public String unreadable(Class<?> type, Throwable failure) {
    losses.unread("A " + type.getName() + " could not be read: " + Marks.nameOf(failure));
    return Marks.unreadable(failure);
  }

  /** The name a key of a map has in JSON. */
  public String key(@Nullable Object key) {
    if (key instanceof String text) {
      return text;
    }
    Object simple = simple(key);
    if (simple instanceof Reading.Bean || simple instanceof Map || simple instanceof Iterable) {
      return named(key);
    }
    return String.valueOf(simple);
  }

  /** Maps are read by the texts of their keys: a key that is an object has its own. */
  private String named(@Nullable Object key) {
    try {
      return String.valueOf(key);
    } catch (Exception | LinkageError | VirtualMachineError | AssertionError e) {
      return key == null ? "null" : unreadable(key.getClass(), e);
    }
  }

  /** Bytes as text. What is cut of them leaves a text that can be decoded. */
  public String base64(ByteBuffer rest) {
    int length = rest.remaining();
    byte[] bytes = new byte[Math.min(length, limits.string() / 4 * 3)];
    rest.get(bytes);
    String text = Base64.getEncoder().encodeToString(bytes);
    if (length == bytes.length) {
      return text;
    }
    losses.cut(length + " bytes are cut to " + bytes.length);
    // within the limit of a text, so that the note is not cut
    int end = Math.max(0, text.length() - 64) / 4 * 4;
    return text.substring(0, end) + Marks.more(length - end / 4L * 3);
  }

  /** The text, or as much of it as is recorded. */
  public String cut(String text) {
    int end = Math.min(text.length(), limits.string());
    return end == text.length() ? text : cut(text, end);
  }

  private String cut(String text, int most) {
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    wasCut(text.length(), end);
    return text.substring(0, end) + Marks.more((long) text.length() - end);
  }

  public void wasCut(int length, int taken) {
    losses.cut("A text of " + length + " characters is cut to " + taken);
  }
}
