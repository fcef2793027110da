package ai.honeyhive.tracer.internal.processing.values.reading;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Types of libraries that need care, known by name: trees of JSON, and what an object-relational
 * mapper would load from the database when it is touched.
 */
final class Strangers {
  private static final String LAZY_OBJECT = "org.hibernate.proxy.HibernateProxy";
  private static final List<String> LAZY_COLLECTIONS = List.of(
      "org.hibernate.collection.spi.PersistentCollection",
      "org.hibernate.collection.spi.LazyInitializable",
      "org.hibernate.collection.PersistentCollection");
  private static final Set<String> TREES = Set.of(
      "com.fasterxml.jackson.databind.JsonNode",
      "tools.jackson.databind.JsonNode",
      "com.google.gson.JsonElement",
      "jakarta.json.JsonValue",
      "javax.json.JsonValue",
      "org.json.JSONObject",
      "org.json.JSONArray");

  private Strangers() {}

  static @Nullable Plan plan(Class<?> type) {
    if (type.getName().startsWith("java.")) {
      return null;
    }
    for (Class<?> each : Hierarchy.of(type)) {
      String name = each.getName();
      if (name.equals(LAZY_OBJECT)) {
        return Plan.as((value, in) -> loaded(each, value));
      }
      if (LAZY_COLLECTIONS.contains(name)) {
        return collection(each);
      }
      if (TREES.contains(name)) {
        return Plan.as((value, in) -> JsonTrees.read(value));
      }
    }
    return null;
  }

  /** The entity behind a proxy, when it is there already. */
  private static Object loaded(Class<?> face, Object proxy) throws ReflectiveOperationException {
    Object initializer = call(face, "getHibernateLazyInitializer", proxy);
    Class<?> lazy = face.getMethod("getHibernateLazyInitializer").getReturnType();
    if (Boolean.TRUE.equals(call(lazy, "isUninitialized", initializer))) {
      return Marks.notLoaded(String.valueOf(call(lazy, "getEntityName", initializer)));
    }
    Object entity = call(lazy, "getImplementation", initializer);
    return entity == null || entity == proxy ? Marks.notLoaded("entity") : entity;
  }

  private static Plan collection(Class<?> face) {
    return Plan.as((value, in) -> Boolean.FALSE.equals(call(face, "wasInitialized", value))
        ? Marks.notLoaded("collection")
        : contents(value));
  }

  private static Object contents(Object collection) {
    if (collection instanceof Map<?, ?> map) {
      return Views.ofEntries(map.entrySet());
    }
    return collection instanceof java.util.Collection<?> elements
        ? Views.ofElements(elements::iterator, elements.size())
        : Marks.notRead(collection.getClass());
  }

  private static Object call(Class<?> face, String name, Object on)
      throws ReflectiveOperationException {
    Method method = face.getMethod(name);
    method.trySetAccessible();
    return method.invoke(on);
  }
}
