package ai.honeyhive.tracer.internal.processing.values.reading;

import java.lang.reflect.Array;
import java.util.AbstractCollection;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import java.util.function.Supplier;

/** Arrays and the collections of libraries as plain ones, not copied, to be read. */
final class Views {
  private Views() {}

  static List<?> ofArray(Object array) {
    return array instanceof Object[] objects ? Arrays.asList(objects) : new Primitives(array);
  }

  /** A map with the entries of another. */
  static Map<Object, Object> ofEntries(Set<?> entries) {
    return new AbstractMap<>() {
      @Override
      @SuppressWarnings("unchecked") // it is only read
      public Set<Entry<Object, Object>> entrySet() {
        return (Set<Entry<Object, Object>>) entries;
      }
    };
  }

  /** A collection of so many elements. */
  static Collection<Object> ofElements(Supplier<Iterator<?>> elements, int size) {
    return new AbstractCollection<>() {
      @Override
      @SuppressWarnings("unchecked") // it is only read
      public Iterator<Object> iterator() {
        return (Iterator<Object>) elements.get();
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  private static final class Primitives extends AbstractList<Object> implements RandomAccess {
    private final Object array;
    private final int size;

    Primitives(Object array) {
      this.array = array;
      this.size = Array.getLength(array);
    }

    @Override
    public Object get(int index) {
      return array instanceof double[] doubles ? doubles[index] : Array.get(array, index);
    }

    @Override
    public int size() {
      return size;
    }
  }
}
