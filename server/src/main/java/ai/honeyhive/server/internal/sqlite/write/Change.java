package ai.honeyhive.server.internal.sqlite.write;

import ai.honeyhive.server.store.StoreException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One thing for the writer to do. */
interface Change {
  /** How much memory it holds while it waits, roughly. */
  long weight();

  /** Does it in the writer's transaction; called again when that is rolled back. */
  void applyTo(Writer writer) throws SQLException;

  /** Why it was not done, or not wholly, though nothing failed; asked after it was applied. */
  default @Nullable StoreException refusal() {
    return null;
  }
}
