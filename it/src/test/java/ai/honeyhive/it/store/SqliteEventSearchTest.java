package ai.honeyhive.it.store;

import ai.honeyhive.server.internal.sqlite.SqliteStore;
import ai.honeyhive.server.store.Store;
import ai.honeyhive.test.store.EventSearchContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteEventSearchTest extends EventSearchContract {
  @TempDir
  Path directory;

  @Override
  protected Store open() {
    return SqliteStore.open(directory.resolve("db"));
  }
}
