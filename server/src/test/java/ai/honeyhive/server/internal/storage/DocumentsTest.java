package ai.honeyhive.server.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.sqlite.SqliteStore;
import ai.honeyhive.server.store.Document;
import ai.honeyhive.server.store.DocumentQuery;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
  private static final DocumentQuery ALL = DocumentQuery.of("p", "k");

  @TempDir
  Path directory;

  private SqliteStore store;
  private Documents documents;

  @BeforeEach
  void open() {
    store = SqliteStore.open(directory);
    documents = new Documents(store.documents());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Document.Key key(String id) {
    return new Document.Key("p", "k", id);
  }

  private void fill(int count) {
    documents.put(IntStream.range(0, count)
        .mapToObj(i -> Document.of(key(DocumentIds.next())).build())
        .toList());
  }

  @Test
  void all_goesThroughThePages() {
    fill(2 * DocumentQuery.MAX_LIMIT);
    assertThat(documents.all(ALL.limit(3))).hasSize(2 * DocumentQuery.MAX_LIMIT);
    fill(1);
    assertThat(documents.all(ALL)).hasSize(2 * DocumentQuery.MAX_LIMIT + 1);
  }

  @Test
  void all_ofTooMany_asksForLess() {
    fill(6);
    Documents few = new Documents(store.documents(), 5);
    assertThatThrownBy(() -> few.all(ALL))
        .isInstanceOf(HttpFailure.class)
        .hasMessageContaining("more than 5 of the kind k");
    assertThat(few.all(ALL.named("x"))).isEmpty();
  }

  @Test
  void change_byManyAtOnce_losesNothing() throws Exception {
    documents.put(Document.of(key("a")).build());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(new Thread(() -> IntStream.range(0, 10).forEach(round -> count())));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join(60_000);
    }
    assertThat(documents.find(key("a")).orElseThrow().json().path("n").asInt()).isEqualTo(80);
  }

  private void count() {
    documents.change(
        key("a"),
        document -> document.toBuilder()
            .json(document.json().put("n", document.json().path("n").asInt() + 1))
            .build());
  }

  @Test
  void change_ofNothing_isEmpty() {
    assertThat(documents.change(key("a"), document -> document)).isEmpty();
  }

  @Test
  void shelf_answersWithWhatIsNotThere() {
    Shelf shelf = documents.shelf("metric_version");
    Document made = shelf.create("p", "name", JsonNodeFactory.instance.objectNode());
    assertThat(shelf.get("p", made.id()).name()).isEqualTo("name");
    assertThat(shelf.find("p", "")).isEmpty();
    assertThat(shelf.find("p", "x".repeat(600))).isEmpty();
    assertThatThrownBy(() -> shelf.get("q", made.id()))
        .isInstanceOf(HttpFailure.class)
        .hasMessage("There is no metric version " + made.id());
    assertThatThrownBy(() -> shelf.delete("p", "x".repeat(600)))
        .hasMessageContaining("…")
        .message()
        .hasSizeLessThan(600);
  }

  @Test
  void ids_areDifferentAndSortAsTheyWereMade() {
    List<String> ids =
        IntStream.range(0, 1000).mapToObj(i -> DocumentIds.next()).toList();
    assertThat(ids).allMatch(id -> id.matches("[0-9a-f]{24}")).isSorted();
    Set<String> different = new TreeSet<>(ids);
    assertThat(different).hasSameSizeAs(ids);
  }
}
