package ai.honeyhive.client.internal.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Builds a section from dotted paths, whatever their order.
 *
 * <ul>
 *   <li>Segments before the first number nest objects: {@code a.b} is {@code {a: {b: …}}}.
 *   <li>The first number makes a list, and the rest of the path is one key of the element:
 *       {@code r.0.f.name} is {@code {r: [{"f.name": …}]}}; without a rest the element is the
 *       value. The order of the numbers is kept, gaps are closed.
 *   <li>Where two paths cannot both have their way, as with {@code a} and {@code a.b}, or
 *       {@code a.x} and {@code a.0}, the longer one stays a dotted key: {@code {a: 1, "a.b": 2}}.
 *       The same holds for a number above {@value #MAX_INDEX}, at the top of a section, or nested
 *       deeper than {@value #MAX_DEPTH} levels.
 * </ul>
 */
public final class SectionPaths {
  static final int MAX_INDEX = 10_000;
  static final int MAX_DEPTH = 32;

  private final Node root = new Node();

  private static final class Node {
    final Map<String, Node> children = new LinkedHashMap<>();
    boolean hasValue;

    @Nullable
    Object value;
  }

  /** Adds a value; each path is added once. */
  public void add(String path, @Nullable Object value) {
    Node node = root;
    int from = 0;
    for (int depth = 1; depth < MAX_DEPTH; depth++) {
      int dot = path.indexOf('.', from);
      if (dot < 0) {
        break;
      }
      String segment = path.substring(from, dot);
      from = dot + 1;
      node = node.children.computeIfAbsent(segment, name -> new Node());
      if (index(segment) >= 0) {
        break;
      }
    }
    node = node.children.computeIfAbsent(path.substring(from), name -> new Node());
    node.hasValue = true;
    node.value = value;
  }

  public Map<String, @Nullable Object> build() {
    return object(root);
  }

  private static Map<String, @Nullable Object> object(Node node) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    node.children.forEach((name, child) -> {
      if (child.hasValue) {
        object.put(name, child.value);
        flatten(name, child, object);
      } else if (index(name) >= 0) {
        flatten(name, child, object);
      } else if (isList(child)) {
        object.put(name, list(child, name, object));
      } else {
        object.put(name, object(child));
      }
    });
    return object;
  }

  /**
   * Whether all children are numbers, so that they are elements; else numbers are names like
   * others.
   */
  private static boolean isList(Node node) {
    return node.children.keySet().stream().allMatch(name -> index(name) >= 0)
        && node.children.keySet().stream().anyMatch(name -> index(name) <= MAX_INDEX);
  }

  private static List<@Nullable Object> list(
      Node node, String name, Map<String, @Nullable Object> around) {
    TreeMap<Long, @Nullable Object> elements = new TreeMap<>();
    node.children.forEach((number, child) -> {
      String path = name + "." + number;
      if (index(number) > MAX_INDEX) {
        if (child.hasValue) {
          around.put(path, child.value);
        }
        flatten(path, child, around);
      } else if (child.hasValue) {
        elements.put(index(number), child.value);
        flatten(path, child, around);
      } else {
        Map<String, @Nullable Object> element = new LinkedHashMap<>();
        child.children.forEach((key, leaf) -> element.put(key, leaf.value));
        elements.put(index(number), element);
      }
    });
    return Collections.unmodifiableList(new ArrayList<>(elements.values()));
  }

  /** Puts everything below a node beside it, under dotted keys. */
  private static void flatten(String path, Node node, Map<String, @Nullable Object> into) {
    node.children.forEach((name, child) -> {
      String childPath = path + "." + name;
      if (child.hasValue) {
        into.put(childPath, child.value);
      }
      flatten(childPath, child, into);
    });
  }

  /** The number a segment is, written as numbers are, without sign or leading zeros; else -1. */
  private static long index(String segment) {
    if (segment.isEmpty()
        || segment.length() > 18
        || (segment.charAt(0) == '0' && segment.length() > 1)) {
      return -1;
    }
    return segment.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.parseLong(segment) : -1;
  }

  /** The first segment of a path, the key its value has in the section unless it is in conflict. */
  public static String first(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }
}
