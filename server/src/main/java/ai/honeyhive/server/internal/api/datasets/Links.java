package ai.honeyhive.server.internal.api.datasets;

import ai.honeyhive.server.internal.storage.Documents;
import ai.honeyhive.server.internal.storage.Shelf;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two lists in step: {@code datapoints} of a dataset, {@code linked_datasets} of a datapoint.
 * Both may have ids of what is not here; those are kept as they are.
 *
 * <p>A change that touches both is made under one lock, so that two of them cannot end with one
 * list as the first left it, and the other as the second did.
 */
final class Links {
  static final String DATASET = "dataset";
  static final String DATAPOINT = "datapoint";
  static final String DATAPOINTS = "datapoints";
  static final String LINKED_DATASETS = "linked_datasets";

  private final Documents documents;
  private final Shelf datasets;
  private final Shelf datapoints;

  Links(Documents documents) {
    this.documents = documents;
    this.datasets = documents.shelf(DATASET);
    this.datapoints = documents.shelf(DATAPOINT);
  }

  private synchronized void change(String project, Consumer<Draft> change) {
    documents.changeAll(() -> {
      Draft draft = new Draft(documents, project);
      change.accept(draft);
      return draft.changed();
    });
  }

  /** Makes a dataset of datapoints. */
  void createDataset(String project, String id, ObjectNode dataset) {
    change(project, draft -> {
      set(dataset, DATAPOINTS, ids(dataset, DATAPOINTS));
      draft.create(DATASET, id, dataset);
      link(draft, DATAPOINT, ids(dataset, DATAPOINTS), id);
    });
  }

  /** Makes datapoints that say which datasets they are in. */
  void createDatapoints(String project, List<String> ids, List<ObjectNode> all) {
    change(project, draft -> {
      draft.load(DATAPOINT, ids);
      Set<String> linked = new LinkedHashSet<>();
      for (int i = 0; i < ids.size(); i++) {
        set(all.get(i), LINKED_DATASETS, ids(all.get(i), LINKED_DATASETS));
        draft.create(DATAPOINT, ids.get(i), all.get(i));
        linked.addAll(ids(all.get(i), LINKED_DATASETS));
      }
      for (String dataset : linked) {
        List<String> in = ids.stream()
            .filter(id -> has(draft.find(DATAPOINT, id), LINKED_DATASETS, dataset))
            .toList();
        add(draft.find(DATASET, dataset), DATAPOINTS, in);
      }
    });
  }

  /** Changes fields of a dataset or a datapoint, among them its list. */
  void update(String project, String kind, String id, ObjectNode fields) {
    boolean dataset = kind.equals(DATASET);
    String list = dataset ? DATAPOINTS : LINKED_DATASETS;
    String other = dataset ? DATAPOINT : DATASET;
    change(project, draft -> {
      ObjectNode stored = draft.find(kind, id);
      if (stored == null) {
        return;
      }
      Set<String> before = ids(stored, list);
      stored.setAll(fields.deepCopy());
      Set<String> after = ids(stored, list);
      set(stored, list, after);
      link(draft, other, minus(after, before), id);
      unlink(draft, other, minus(before, after), id);
    });
  }

  /** Takes a datapoint out of a dataset; tells whether it was in it. */
  boolean remove(String project, String dataset, String datapoint) {
    boolean[] was = new boolean[1];
    change(project, draft -> {
      ObjectNode from = draft.find(DATASET, dataset);
      was[0] |= has(from, DATAPOINTS, datapoint);
      drop(from, DATAPOINTS, datapoint);
      unlink(draft, DATAPOINT, List.of(datapoint), dataset);
    });
    return was[0];
  }

  /** Deletes a dataset; its datapoints stay. */
  synchronized void deleteDataset(String project, String id) {
    Set<String> in = ids(datasets.get(project, id).json(), DATAPOINTS);
    change(project, draft -> unlink(draft, DATAPOINT, in, id));
    datasets.delete(project, id);
  }

  /** Deletes a datapoint, and takes it out of its datasets. */
  synchronized void deleteDatapoint(String project, String id) {
    Set<String> in = ids(datapoints.get(project, id).json(), LINKED_DATASETS);
    change(project, draft -> unlink(draft, DATASET, in, id));
    datapoints.delete(project, id);
  }

  private static void link(Draft draft, String kind, Collection<String> ids, String to) {
    draft.load(kind, ids);
    ids.forEach(id -> add(draft.find(kind, id), listOf(kind), List.of(to)));
  }

  private static void unlink(Draft draft, String kind, Collection<String> ids, String from) {
    draft.load(kind, ids);
    ids.forEach(id -> drop(draft.find(kind, id), listOf(kind), from));
  }

  private static String listOf(String kind) {
    return kind.equals(DATASET) ? DATAPOINTS : LINKED_DATASETS;
  }

  /** The ids in a list of a dataset or a datapoint, each once. */
  static Set<String> ids(JsonNode of, String list) {
    Set<String> ids = new LinkedHashSet<>();
    // An import may bring lists of anything.
    of.path(list).valueStream().filter(JsonNode::isTextual).forEach(id -> ids.add(id.textValue()));
    return ids;
  }

  private static boolean has(@Nullable ObjectNode of, String list, String id) {
    return of != null && ids(of, list).contains(id);
  }

  private static void add(@Nullable ObjectNode to, String list, Collection<String> ids) {
    if (to != null) {
      Set<String> all = ids(to, list);
      all.addAll(ids);
      set(to, list, all);
    }
  }

  private static void drop(@Nullable ObjectNode from, String list, String id) {
    if (from != null) {
      Set<String> all = ids(from, list);
      all.remove(id);
      set(from, list, all);
    }
  }

  private static void set(ObjectNode of, String list, Set<String> ids) {
    ArrayNode array = of.putArray(list);
    ids.forEach(array::add);
  }

  private static Set<String> minus(Set<String> all, Set<String> some) {
    Set<String> rest = new LinkedHashSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}
