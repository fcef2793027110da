package ai.honeyhive.test.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.honeyhive.server.store.Document;
import ai.honeyhive.server.store.DocumentQuery;
import ai.honeyhive.server.store.DocumentStore;
import ai.honeyhive.server.store.Store;
import ai.honeyhive.server.store.TooLargeException;
import ai.honeyhive.server.store.VersionConflictException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store of documents must do, whatever the engine. Extend it, and open a store. */
public abstract class DocumentStoreContract {
  private static final Instant T0 = Instant.ofEpochMilli(1_760_000_000_000L);

  private Store store;
  private DocumentStore documents;

  /** For the test class that extends it. */
  protected DocumentStoreContract() {}

  /**
   * Opens the store of the running test: an empty one at first; with what is in it when the test
   * has closed it.
   *
   * @return the open store, which the test closes
   * @throws Exception when it cannot be opened
   */
  protected abstract Store open() throws Exception;

  @BeforeEach
  void openStore() throws Exception {
    store = open();
    documents = store.documents();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  private void reopen() throws Exception {
    store.close();
    openStore();
  }

  private static Document.Key key(String id) {
    return new Document.Key("p", "k", id);
  }

  private static Document document(String id, int n) {
    return Document.of(key(id))
        .created(T0.plusMillis(n))
        .updated(T0.plusMillis(n))
        .json(number(n))
        .build();
  }

  private static ObjectNode number(int n) {
    return JsonNodeFactory.instance.objectNode().put("n", n);
  }

  private static int number(Document document) {
    return document.json().path("n").intValue();
  }

  private void put(Document... all) throws Exception {
    await(documents.put(List.of(all)));
  }

  private static <T> T await(Future<T> future) throws Exception {
    try {
      return future.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private Document read(String id) {
    return documents.get(List.of(key(id))).get(0);
  }

  private List<String> list(DocumentQuery query) {
    return documents.list(query).stream().map(Document::id).toList();
  }

  private void assertConflict(List<Document.Key> expected, Document... all) {
    VersionConflictException conflict =
        assertThrows(VersionConflictException.class, () -> put(all));
    assertEquals(expected, conflict.keys());
  }

  @Test
  void put_newDocument_isReadAsItWas() throws Exception {
    ObjectNode json = number(1);
    json.put("text", "naïve \u0000 \"quoted\" 𝄞").putNull("nothing").put("large", Long.MAX_VALUE);
    json.putObject("in").putArray("list").add(1.5).add(true).addObject();
    Document written = Document.of(key("a"))
        .name("na'me %")
        .created(T0)
        .updated(T0.plusMillis(5))
        .json(json)
        .build();
    put(written);
    Document read = read("a");
    assertEquals(json, read.json());
    assertEquals("na'me %", read.name());
    assertEquals(T0, read.created());
    assertEquals(T0.plusMillis(5), read.updated());
    assertNotEquals(Document.NEW, read.version());
  }

  @Test
  void put_nothing_isDone() throws Exception {
    put();
    assertEquals(0, await(documents.delete(List.of())));
  }

  @Test
  void put_newOverAnother_conflictsAndLeavesIt() throws Exception {
    put(document("a", 1));
    assertConflict(List.of(key("a")), document("a", 2));
    assertEquals(1, number(read("a")));
  }

  @Test
  void put_whatWasRead_replacesItOnce() throws Exception {
    put(document("a", 1));
    Document read = read("a");
    put(read.toBuilder().json(number(2)).name("second").build());
    assertConflict(List.of(key("a")), read.toBuilder().json(number(3)).build());
    assertEquals(2, number(read("a")));
    assertEquals("second", read("a").name());
    assertNotEquals(read.version(), read("a").version());
  }

  @Test
  void put_afterItWasDeletedAndMadeAgain_conflicts() throws Exception {
    put(document("a", 1));
    Document read = read("a");
    assertEquals(1, await(documents.delete(List.of(key("a")))));
    assertConflict(List.of(key("a")), read);
    put(document("a", 2));
    assertConflict(List.of(key("a")), read);
    assertEquals(2, number(read("a")));
  }

  @Test
  void put_several_oneConflictKeepsNoneOfTheOthersBack() throws Exception {
    put(document("b", 1));
    assertConflict(List.of(key("b")), document("a", 2), document("b", 2), document("c", 2));
    assertEquals(2, number(read("a")));
    assertEquals(1, number(read("b")));
    assertEquals(2, number(read("c")));
  }

  @Test
  void put_oneKeyTwice_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> documents.put(List.of(document("a", 1), document("a", 2))));
    assertEquals(List.of(), documents.get(List.of(key("a"))));
  }

  @Test
  void put_aDocumentThatIsTooLarge_isRefusedWithAllOthers() throws Exception {
    Document large = Document.of(key("large"))
        .json(number(1).put("text", "x".repeat(Document.MAX_BYTES)))
        .build();
    assertThrows(TooLargeException.class, () -> put(document("a", 1), large));
    assertEquals(List.of(), documents.get(List.of(key("a"), key("large"))));
    ObjectNode largest = JsonNodeFactory.instance
        .objectNode()
        .put("t", "x".repeat(Document.MAX_BYTES - "{\"t\":\"\"}".length()));
    put(Document.of(key("largest")).json(largest).build());
    assertEquals(largest, read("largest").json());
  }

  @Test
  void get_manyKeys_givesThoseThatAreThereInTheirOrder() throws Exception {
    put(document("a", 1), document("b", 2), document("c", 3));
    List<Document> found =
        documents.get(Stream.of("c", "x", "a").map(DocumentStoreContract::key).toList());
    assertEquals(List.of("c", "a"), found.stream().map(Document::id).toList());
  }

  @Test
  void projectsAndKinds_doNotSeeEachOther() throws Exception {
    Document.Key otherProject = new Document.Key("q", "k", "a");
    Document.Key otherKind = new Document.Key("p", "l", "a");
    put(
        document("a", 1),
        Document.of(otherProject).json(number(2)).build(),
        Document.of(otherKind).json(number(3)).build());
    assertEquals(1, number(read("a")));
    assertEquals(List.of("a"), list(DocumentQuery.of("q", "k")));
    assertEquals(1, await(documents.delete(List.of(otherProject))));
    assertEquals(1, number(read("a")));
    assertEquals(3, number(documents.get(List.of(otherKind)).get(0)));
    assertEquals(List.of(), list(DocumentQuery.of("q", "k")));
  }

  @Test
  void list_givesTheNewestFirst_andTheGreatestIdOfOneMoment() throws Exception {
    put(document("b", 1), document("d", 1), document("a", 3), document("c", 2));
    assertEquals(List.of("a", "c", "d", "b"), list(DocumentQuery.of("p", "k")));
    assertEquals(List.of(), list(DocumentQuery.of("p", "other")));
  }

  @Test
  void list_doesNotChangeItsOrder_whenADocumentIsChanged() throws Exception {
    put(document("a", 1), document("b", 2));
    put(read("a").toBuilder().updated(T0.plusSeconds(9)).json(number(9)).build());
    assertEquals(List.of("b", "a"), list(DocumentQuery.of("p", "k")));
  }

  @Test
  void list_byName_givesExactlyThoseWithIt() throws Exception {
    put(
        document("a", 1).toBuilder().name("one").build(),
        document("b", 2).toBuilder().name("One").build(),
        document("c", 3).toBuilder().name("one").build(),
        document("d", 4));
    assertEquals(List.of("c", "a"), list(DocumentQuery.of("p", "k").named("one")));
    assertEquals(List.of("d"), list(DocumentQuery.of("p", "k").named("")));
    assertEquals(List.of(), list(DocumentQuery.of("p", "k").named("on%")));
    put(read("a").toBuilder().name("two").build());
    assertEquals(List.of("c"), list(DocumentQuery.of("p", "k").named("one")));
    assertEquals(List.of("a"), list(DocumentQuery.of("p", "k").named("two")));
  }

  @Test
  void list_pageByPage_givesEachDocumentOnce() throws Exception {
    List<Document> many = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      many.add(document("id-" + i, i / 7).toBuilder().name("n" + i % 2).build());
    }
    Collections.shuffle(many, new java.util.Random(1));
    await(documents.put(many));
    assertEquals(50, pages(DocumentQuery.of("p", "k").limit(7)));
    assertEquals(25, pages(DocumentQuery.of("p", "k").named("n0").limit(5)));
  }

  private int pages(DocumentQuery first) {
    Set<String> seen = new TreeSet<>();
    int count = 0;
    List<Document> page = documents.list(first);
    while (!page.isEmpty()) {
      assertTrue(page.size() <= first.limit());
      count += page.size();
      page.forEach(document -> seen.add(document.id()));
      page = documents.list(first.after(page.get(page.size() - 1)));
    }
    assertEquals(seen.size(), count);
    return count;
  }

  @Test
  void list_afterADocumentThatIsGone_goesOnBehindIt() throws Exception {
    put(document("a", 1), document("b", 2), document("c", 3));
    Document last = read("b");
    await(documents.delete(List.of(key("b"))));
    assertEquals(List.of("a"), list(DocumentQuery.of("p", "k").after(last)));
  }

  @Test
  void delete_tellsHowManyWereThere() throws Exception {
    put(document("a", 1), document("b", 2));
    assertEquals(2, await(documents.delete(List.of(key("a"), key("x"), key("b")))));
    assertEquals(0, await(documents.delete(List.of(key("a")))));
    assertEquals(List.of(), documents.get(List.of(key("a"), key("b"))));
  }

  @Test
  void close_keepsEverything_andItsVersions() throws Exception {
    put(document("a", 1), document("b", 2));
    Document old = read("a");
    put(old.toBuilder().json(number(5)).build());
    Document current = read("a");
    await(documents.delete(List.of(key("b"))));
    reopen();
    assertEquals(5, number(read("a")));
    assertEquals(List.of("a"), list(DocumentQuery.of("p", "k")));
    assertConflict(List.of(key("a")), old);
    put(current.toBuilder().json(number(6)).build());
    assertEquals(6, number(read("a")));
  }

  @Test
  void put_byManyAtOnce_losesNothing() throws Exception {
    put(document("a", 0), document("b", 0));
    int threads = 8;
    int rounds = 25;
    List<Thread> adders = IntStream.range(0, threads)
        .mapToObj(i -> new Thread(() -> add(i % 2 == 0 ? "a" : "b", rounds)))
        .toList();
    adders.forEach(Thread::start);
    for (Thread adder : adders) {
      adder.join(60_000);
    }
    assertEquals(threads / 2 * rounds, number(read("a")));
    assertEquals(threads / 2 * rounds, number(read("b")));
  }

  private void add(String id, int rounds) {
    int done = 0;
    while (done < rounds) {
      Document read = read(id);
      try {
        put(read.toBuilder().json(number(number(read) + 1)).build());
        done++;
      } catch (VersionConflictException e) {
        // Somebody else was first: read again.
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void put_oneNewDocumentByManyAtOnce_succeedsOnce() throws Exception {
    List<Future<Void>> running = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      running.add(documents.put(List.of(document("a", i))));
    }
    List<Integer> winners = new ArrayList<>();
    for (int i = 0; i < running.size(); i++) {
      try {
        await(running.get(i));
        winners.add(i);
      } catch (Exception e) {
        assertInstanceOf(VersionConflictException.class, e);
      }
    }
    assertEquals(1, winners.size());
    assertEquals(winners.get(0), number(read("a")));
  }

  @Test
  void put_conflicts_failNoOtherWrite() throws Exception {
    put(document("a", 1));
    Document stale = read("a");
    put(stale.toBuilder().json(number(2)).build());
    List<Future<Void>> fresh = new ArrayList<>();
    List<Future<Void>> refused = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      fresh.add(documents.put(List.of(document("fresh-" + i, i))));
      refused.add(documents.put(List.of(stale)));
    }
    for (Future<Void> one : fresh) {
      await(one);
    }
    for (Future<Void> one : refused) {
      assertThrows(VersionConflictException.class, () -> await(one));
    }
    assertEquals(2, number(read("a")));
  }
}
