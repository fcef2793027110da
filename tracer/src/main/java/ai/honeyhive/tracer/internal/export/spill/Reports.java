package ai.honeyhive.tracer.internal.export.spill;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What there is to tell, gathered under the lock and told outside of it. */
final class Reports {
  /** Spans that were given up. */
  record Loss(UUID writer, long spans, String why) {}

  /** What was gathered since the last look. */
  record Batch(List<Loss> losses, @Nullable String failure) {
    boolean isEmpty() {
      return losses.isEmpty() && failure == null;
    }
  }

  private List<Loss> losses = new ArrayList<>();
  private @Nullable String failure;
  private boolean failing;

  void lost(UUID writer, long spans, String why) {
    losses.add(new Loss(writer, spans, why));
  }

  void failed(IOException e) {
    if (!failing) {
      failing = true;
      failure = text(e);
    }
  }

  void worked() {
    failing = false;
  }

  Batch take() {
    Batch batch = new Batch(losses, failure);
    losses = new ArrayList<>();
    failure = null;
    return batch;
  }

  /** What the JDK says of a file is often nothing but its name. */
  static String text(IOException e) {
    boolean onlyName = e instanceof FileSystemException file && file.getReason() == null;
    String text = String.valueOf(e.getMessage());
    return onlyName ? text + " (" + e.getClass().getSimpleName() + ")" : text;
  }
}
