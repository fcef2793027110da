package ai.honeyhive.tracer.internal.processing.values.reading;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How values of one class are read. Made once a class; immutable. */
public sealed interface Plan {
  /** A map, or a collection: read as it is. */
  record AsItIs() implements Plan {}

  /** Read as another value, which has a plan of its own. */
  record As(Conversion conversion) implements Plan {}

  /** Not read at all; its text stands for it. */
  record Marked(String text, boolean isLoss) implements Plan {}

  /** Read property by property. */
  record Properties(List<Property> all) implements Plan {}

  /** The plan of maps and collections. */
  Plan AS_IT_IS = new AsItIs();

  /** The plan of a class that is read as another value. */
  static Plan as(Conversion conversion) {
    return new As(conversion);
  }

  /** From a value to another, which may be null. It may throw whatever the application throws. */
  interface Conversion {
    @Nullable
    Object of(Object value, Reading in) throws ReflectiveOperationException, IOException;
  }

  /** Reads one property of an object. */
  interface Accessor {
    @Nullable
    Object get(Object owner) throws IllegalAccessException, InvocationTargetException;
  }

  /**
   * One property of a class.
   *
   * @param name its name
   * @param json its name in JSON, in quotes, with the colon, in ASCII
   * @param accessor reads it
   * @param isLeftOut which values are left out, besides null; null when none is
   */
  record Property(
      String name, String json, Accessor accessor, @Nullable Predicate<Object> isLeftOut) {
    static Property of(String name, Accessor accessor, @Nullable Predicate<Object> isLeftOut) {
      StringBuilder json = new StringBuilder("\"");
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        if (c < ' ' || c > '~' || c == '"' || c == '\\') {
          json.append(String.format("\\u%04x", (int) c));
        } else {
          json.append(c);
        }
      }
      return new Property(name, json.append("\":").toString(), accessor, isLeftOut);
    }
  }
}
