package ai.honeyhive.tracer.internal.processing.values;

import java.lang.reflect.Proxy;
import java.util.AbstractCollection;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;

/** Random values that are anything but kind; the same seed gives the same value. */
final class Hostile {
  private static final List<Function<Hostile, Object>> KINDS = List.of(
      h -> h.text(),
      h -> h.text(),
      h -> h.random.nextLong(),
      h -> h.number(),
      h -> null,
      h -> Optional.ofNullable(h.any()),
      h -> h.list(),
      h -> h.list(),
      h -> h.map(),
      h -> h.map(),
      h -> h.map(),
      h -> new Pair(h.any(), h.any()),
      h -> new Object[] {h.any(), h.any()},
      h -> new Bean(h.any()),
      h -> h.cycle(),
      h -> h.selfHeld(),
      h -> new Throwing(h.failure()),
      h -> h.throwingCollection(),
      h -> h.changing(),
      h -> h.endless(),
      h -> h.lyingMap(),
      h -> h.proxy(),
      h -> h.oddKeys(),
      h -> Stream.generate(() -> h.touched("a stream")),
      h -> (Iterable<Object>) () -> h.touched("an iterable"),
      h -> h.deep(),
      h -> Collections.nCopies(1_000_000, "many"),
      h -> "long \ud83d\ude00".repeat(60_000),
      h -> new byte[h.random.nextInt(10)],
      h -> new Speechless(),
      h -> Thread.currentThread(),
      h -> new IllegalStateException(h.text()));

  private final SplittableRandom random;
  private int budget = 40;

  private Hostile(long seed) {
    random = new SplittableRandom(seed);
  }

  static Object value(long seed) {
    return new Hostile(seed).any();
  }

  private Object any() {
    return --budget < 0 ? "spent" : KINDS.get(random.nextInt(KINDS.size())).apply(this);
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append((char)
          switch (random.nextInt(5)) {
            case 0 -> random.nextInt(32);
            case 1 -> 0xD800 + random.nextInt(0x800);
            case 2 -> random.nextInt(0x10000);
            case 3 -> "\"\\.[]{}".charAt(random.nextInt(7));
            default -> 'a' + random.nextInt(26);
          });
    }
    return text.toString();
  }

  private Object number() {
    List<Object> odd =
        List.of(Double.NaN, Double.POSITIVE_INFINITY, Float.NaN, -0.0, Double.MIN_VALUE, 1e308);
    return odd.get(random.nextInt(odd.size()));
  }

  private List<Object> list() {
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      list.add(any());
    }
    return list;
  }

  private Map<Object, Object> map() {
    Map<Object, Object> map = random.nextBoolean() ? new HashMap<>() : new LinkedHashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      map.put(text(), any());
    }
    return map;
  }

  private Object oddKeys() {
    Map<Object, Object> map = random.nextBoolean() ? new HashMap<>() : new IdentityHashMap<>();
    map.put(null, any());
    map.put("1", any());
    map.put(1, any());
    map.put(List.of(1), any());
    map.put(new Speechless(), any());
    map.put("", any());
    return map;
  }

  private Object cycle() {
    Map<Object, Object> map = map();
    List<Object> list = list();
    list.add(new Pair("back", map));
    map.put("list", list);
    return map;
  }

  private Object selfHeld() {
    AtomicReference<Object> reference = new AtomicReference<>();
    reference.set(random.nextBoolean() ? reference : new Object[] {reference});
    return reference;
  }

  private Object deep() {
    Object deep = text();
    for (int i = 0; i < 5_000; i++) {
      deep = i % 2 == 0 ? new ArrayDeque<>(List.of(deep)) : Collections.singletonMap("d", deep);
    }
    return deep;
  }

  private RuntimeException failure() {
    return random.nextBoolean()
        ? new ConcurrentModificationException()
        : new IllegalStateException("hostile");
  }

  private Object throwingCollection() {
    RuntimeException failure = failure();
    int good = random.nextInt(3);
    return new AbstractList<>() {
      @Override
      public Object get(int index) {
        if (index >= good) {
          throw failure;
        }
        return index;
      }

      @Override
      public int size() {
        return 5;
      }
    };
  }

  private Object changing() {
    List<Object> list = new ArrayList<>(Arrays.asList(1, 2, 3));
    list.add(new Bean(null) {
      @Override
      public Object getValue() {
        list.add("grown");
        return "grows";
      }
    });
    list.add(any());
    return list;
  }

  private Collection<Object> endless() {
    int size = random.nextInt(4) - 1;
    return new AbstractCollection<>() {
      @Override
      public Iterator<Object> iterator() {
        return Stream.<Object>generate(() -> "again").iterator();
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  private Object lyingMap() {
    Set<Map.Entry<Object, Object>> entries = map().entrySet();
    return new AbstractMap<>() {
      @Override
      public Set<Entry<Object, Object>> entrySet() {
        return entries;
      }

      @Override
      public int size() {
        return Integer.MAX_VALUE;
      }

      @Override
      public boolean isEmpty() {
        throw new IllegalStateException("hostile");
      }
    };
  }

  private Object proxy() {
    Class<?> face = random.nextBoolean() ? Map.class : CharSequence.class;
    return Proxy.newProxyInstance(
        Hostile.class.getClassLoader(),
        new Class<?>[] {face},
        (proxy, method, args) -> touched("a proxy"));
  }

  private Iterator<Object> touched(String what) {
    throw new OutOfMemoryError(what + " was touched");
  }

  record Pair(Object one, Object other) {}

  /** A bean with a value. */
  public static class Bean {
    private final Object value;

    Bean(Object value) {
      this.value = value;
    }

    public Object getValue() {
      return value;
    }
  }

  /** A bean of which one getter fails. */
  public static final class Throwing {
    private final RuntimeException failure;

    Throwing(RuntimeException failure) {
      this.failure = failure;
    }

    public Object getBad() {
      throw failure;
    }

    public Object getWorse() {
      throw new StackOverflowError();
    }

    public String getGood() {
      return "good";
    }
  }

  /** What cannot be printed, compared or hashed quietly. */
  static final class Speechless implements CharSequence {
    @Override
    public int length() {
      throw new IllegalStateException("hostile");
    }

    @Override
    public char charAt(int index) {
      throw new IllegalStateException("hostile");
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      throw new IllegalStateException("hostile");
    }

    @Override
    public String toString() {
      throw new AssertionError("hostile");
    }
  }
}
