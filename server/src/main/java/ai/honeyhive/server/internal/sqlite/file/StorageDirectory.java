package ai.honeyhive.server.internal.sqlite.file;

import ai.honeyhive.server.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A directory that belongs to one server at a time. */
public final class StorageDirectory implements AutoCloseable {
  private final Path path;
  private final FileChannel lockFile;

  private StorageDirectory(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /** Creates the directory when needed and takes it. */
  public static StorageDirectory take(Path path) {
    try {
      Files.createDirectories(path);
      FileChannel lockFile = FileChannel.open(
          path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(lockFile) == null) {
        lockFile.close();
        throw new StoreException(
            "The storage directory " + path + " is in use by another server", null);
      }
      return new StorageDirectory(path, lockFile);
    } catch (IOException e) {
      throw new StoreException("The storage directory " + path + " cannot be used: " + e, e);
    }
  }

  private static @Nullable FileLock lock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  public Path database() {
    return path.resolve("honeyhive.db");
  }

  /** The text index, which can be made anew from the database. */
  public Path textIndex() {
    return path.resolve("text.db");
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new StoreException("The lock on " + path + " cannot be released", e);
    }
  }
}
