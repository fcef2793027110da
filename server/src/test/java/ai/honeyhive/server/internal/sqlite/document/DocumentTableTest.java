package ai.honeyhive.server.internal.sqlite.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.server.internal.sqlite.file.Connections;
import ai.honeyhive.server.store.Document;
import ai.honeyhive.server.store.TooLargeException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentTableTest {
  @TempDir
  Path directory;

  private static Document.Key key(String id) {
    return new Document.Key("p", "k", id);
  }

  private static List<EncodedDocument> documents(String... ids) {
    return Stream.of(ids)
        .map(id -> EncodedDocument.of(Document.of(key(id)).build()))
        .toList();
  }

  @Test
  void put_ofMoreThanAKindMayHave_isRefusedUntilSomeAreGone() throws Exception {
    try (Connection connection = Connections.writer(directory.resolve("honeyhive.db"))) {
      try (DocumentTable table = new DocumentTable(connection, 3)) {
        assertThat(table.put(documents("a", "b"))).isEmpty();
        assertThatThrownBy(() -> table.put(documents("c", "d")))
            .isInstanceOf(TooLargeException.class)
            .hasMessageContaining("more than 3 documents of the kind k");
        assertThat(table.put(documents("c"))).isEmpty();
        assertThatThrownBy(() -> table.put(documents("d"))).isInstanceOf(TooLargeException.class);
        assertThat(table.delete(key("a"))).isTrue();
        assertThat(table.put(documents("d"))).isEmpty();
      }
      try (DocumentTable again = new DocumentTable(connection, 3)) {
        assertThatThrownBy(() -> again.put(documents("e"))).isInstanceOf(TooLargeException.class);
        List<Document> stored = new DocumentReader(connection).get(List.of(key("b")));
        assertThat(again.put(List.of(EncodedDocument.of(stored.get(0))))).isEmpty();
      }
    }
  }
}
