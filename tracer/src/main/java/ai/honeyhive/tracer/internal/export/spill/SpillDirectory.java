package ai.honeyhive.tracer.internal.export.spill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** The directories that this process spills to. */
public final class SpillDirectory {
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final Map<Path, SharedSpill> OPEN = new HashMap<>();

  /** Once in a process is enough: a thousand destinations would look at each other. */
  private static final Set<Path> SWEPT = new HashSet<>();

  private SpillDirectory() {}

  /**
   * Opens a directory, or joins the tracers of this process that have it open; then their settings
   * stay in force. It is read up to the headers of the requests in it.
   *
   * @return an opening of its own, to be closed
   * @throws IOException if it cannot be used, with a message for the user that names the directory
   */
  public static Spill open(SpillSettings settings, Spill.Losses losses) throws IOException {
    LOCK.lock();
    try {
      PrivateFiles.makeDirectory(settings.directory());
      Path directory = settings.directory().toRealPath();
      Spill opening = join(settings, directory, losses);
      Path root = directory.getParent();
      if (root != null && SWEPT.add(root)) {
        sweep(settings, root, losses);
      }
      return opening;
    } catch (IOException e) {
      throw new IOException("Cannot spill to " + settings.directory() + ": " + Reports.text(e), e);
    } finally {
      LOCK.unlock();
    }
  }

  private static Opening join(SpillSettings settings, Path directory, Spill.Losses losses)
      throws IOException {
    SharedSpill shared = OPEN.get(directory);
    if (shared == null) {
      shared = SharedSpill.open(settings.at(directory));
      OPEN.put(directory, shared);
    }
    Opening opening = new Opening(shared, losses);
    shared.join(opening);
    return opening;
  }

  /** Opening one evicts what is too old, and tells. */
  private static void sweep(SpillSettings settings, Path root, Spill.Losses losses) {
    for (Path forgotten : ForgottenDirectories.in(root, settings)) {
      try {
        join(settings, forgotten, losses).close();
      } catch (IOException e) {
        // Somebody else has it.
      }
    }
  }

  static void close(Opening opening, SharedSpill shared) {
    LOCK.lock();
    try {
      shared.leave(opening);
      if (shared.isReleased()) {
        OPEN.values().remove(shared);
      }
    } finally {
      LOCK.unlock();
    }
  }
}
