package ai.honeyhive.server.internal.sqlite;

import static ai.honeyhive.server.internal.sqlite.Writes.PROJECT;
import static ai.honeyhive.server.internal.sqlite.Writes.event;
import static ai.honeyhive.server.internal.sqlite.Writes.id;
import static ai.honeyhive.server.internal.sqlite.Writes.write;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.Caller;
import ai.honeyhive.server.store.EventPage;
import ai.honeyhive.server.store.EventQuery;
import ai.honeyhive.server.store.EventUpdate;
import ai.honeyhive.server.store.EventWrite;
import ai.honeyhive.server.store.session.SessionQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The index in its own file: how it keeps up, and what happens when it is behind, lost or wrong.
 */
class TextIndexTest {
  private static final String SESSION = id(1000);
  private static final long MANY = 25_000;

  @TempDir
  Path directory;

  private SqliteStore store;

  @BeforeEach
  void open() {
    store = SqliteStore.open(directory);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Connection index() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("text.db"));
  }

  private void awaitIndex() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (store.events().status().textBehind() > 0) {
      assertThat(System.nanoTime()).as("the index does not keep up").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
  }

  private List<String> found(String text) {
    EventPage page = store.events().search(EventQuery.in(PROJECT).text(text).build());
    assertThat(page.total()).isEqualTo(page.events().size());
    return page.events().stream().map(Event::eventName).sorted().toList();
  }

  private List<Long> indexed(String word) throws SQLException {
    try (Connection index = index();
        Statement statement = index.createStatement();
        ResultSet rows = statement.executeQuery(
            "SELECT rowid FROM words WHERE words MATCH '\"" + word + "\"' ORDER BY rowid")) {
      List<Long> ids = new ArrayList<>();
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
      return ids;
    }
  }

  @Test
  void events_areFound_beforeAndAfterTheIndexHasThem() {
    write(store.events(), write(event(1, SESSION).inputs(Map.of("q", "zebra finch"))));
    assertThat(found("zebra")).containsExactly("event 1");
    awaitIndex();
    assertThat(found("zebra")).containsExactly("event 1");
    assertThat(found("zebra finch")).containsExactly("event 1");
    assertThat(found("\"finch zebra\"")).isEmpty();
  }

  @Test
  void index_hasWhatIsThere_notWhatWas() throws Exception {
    write(store.events(), write(event(1, SESSION).inputs(Map.of("q", "before"))));
    awaitIndex();
    assertThat(indexed("before")).hasSize(1);
    write(store.events(), write(event(1, SESSION).inputs(Map.of("q", "after"))));
    awaitIndex();
    assertThat(indexed("before")).isEmpty();
    assertThat(indexed("after")).hasSize(1);
    EventUpdate update =
        EventUpdate.fromJson(Caller.parse("{\"feedback\": {\"note\": \"lovely\"}}"));
    store.events().update(PROJECT, id(1), update).get(20, TimeUnit.SECONDS);
    assertThat(found("lovely after")).containsExactly("event 1");
    awaitIndex();
    assertThat(found("lovely after")).containsExactly("event 1");
    store.events().delete(PROJECT, id(1));
    awaitIndex();
    assertThat(indexed("after")).isEmpty();
    assertThat(found("after")).isEmpty();
  }

  @Test
  void index_thatIsBehindWhenItOpens_catchesUp() throws Exception {
    write(store.events(), write(event(1, SESSION).inputs(Map.of("q", "first"))));
    awaitIndex();
    store.close();
    try (Connection index = index();
        Statement statement = index.createStatement()) {
      statement.execute("UPDATE mark SET event = 0");
      statement.execute("DELETE FROM words WHERE rowid > 0");
    }
    open();
    awaitIndex();
    assertThat(indexed("first")).hasSize(1);
  }

  @Test
  void index_thatIsLostOrBroken_isMadeAnew() throws Exception {
    write(store.events(), write(event(1, SESSION).inputs(Map.of("q", "first"))));
    awaitIndex();
    store.close();
    Files.delete(directory.resolve("text.db"));
    open();
    awaitIndex();
    assertThat(indexed("first")).hasSize(1);
    store.close();
    Files.writeString(directory.resolve("text.db"), "this is no database".repeat(100));
    open();
    awaitIndex();
    assertThat(indexed("first")).hasSize(1);
  }

  @Test
  void index_ofALaterStateOfTheEvents_isMadeAnew() throws Exception {
    write(store.events(), write(event(1, SESSION).inputs(Map.of("q", "kept"))));
    store.close();
    byte[] backup = Files.readAllBytes(directory.resolve("honeyhive.db"));
    open();
    write(store.events(), write(event(2, SESSION).inputs(Map.of("q", "lost"))));
    awaitIndex();
    store.close();
    Files.write(directory.resolve("honeyhive.db"), backup);
    open();
    write(store.events(), write(event(3, SESSION).inputs(Map.of("q", "new"))));
    awaitIndex();
    assertThat(indexed("lost")).isEmpty();
    assertThat(found("kept")).containsExactly("event 1");
    assertThat(found("new")).containsExactly("event 3");
  }

  @Test
  void rowsThatWereDeleted_areNotGivenAgain_toWhatComesAfterARestart() throws Exception {
    write(store.events(), write(event(1, SESSION)), write(event(2, SESSION)));
    awaitIndex();
    store.events().delete(PROJECT, SESSION);
    store.close();
    open();
    write(store.events(), write(event(3, SESSION).inputs(Map.of("q", "afterwards"))));
    awaitIndex();
    assertThat(indexed("afterwards")).hasSize(1);
    assertThat(found("afterwards")).containsExactly("event 3");
  }

  @Test
  void manyEvents_withTheSameWords_arePagedAndCounted() throws Exception {
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (int n = 0; n < MANY; n += 1000) {
      List<EventWrite> writes = new ArrayList<>();
      for (int i = n; i < n + 1000; i++) {
        String rare = i % 5000 == 17 ? " rare needle" : i % 5000 == 18 ? " needle rare" : "";
        writes.add(
            write(event(i, id(1_000_000 + i / 100)).inputs(Map.of("q", "common words" + rare))));
      }
      running.add(store.events().write(writes));
    }
    for (CompletableFuture<Void> one : running) {
      one.get(60, TimeUnit.SECONDS);
    }
    awaitIndex();
    EventQuery.Builder common = EventQuery.in(PROJECT).text("common words").limit(3);
    EventPage page = store.events().search(common.page(2).build());
    assertThat(page.total()).isEqualTo(MANY);
    assertThat(page.events())
        .extracting(Event::eventName)
        .containsExactly("event 24996", "event 24995", "event 24994");
    assertThat(store.events().search(common.countUpTo(100).build()).total()).isEqualTo(100);
    assertThat(found("common \"rare needle\""))
        .containsExactly("event 10017", "event 15017", "event 17", "event 20017", "event 5017");
    assertThat(store
            .events()
            .search(EventQuery.in(PROJECT).text("\"words common\"").build())
            .total())
        .isZero();
    assertThat(store
            .events()
            .sessions(SessionQuery.in(PROJECT).text("common").limit(2).build())
            .sessions())
        .extracting(session -> session.sessionId())
        .containsExactly(id(1_000_249), id(1_000_248));
    assertThat(store
            .events()
            .sessions(SessionQuery.in(PROJECT).text("\"needle rare\"").build())
            .sessions())
        .hasSize(5);
  }
}
