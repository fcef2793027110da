package ai.honeyhive.tracer.internal.export.spill;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Keeps a directory to one writer. The file's lock keeps other processes out and ends with the
 * process, however that ends. A system property keeps out copies of this class in other class
 * loaders of this JVM, before they touch the file: closing it would release this lock too.
 */
final class DirectoryLock implements AutoCloseable {
  private static final String PROPERTY = "ai.honeyhive.spill.";

  private final String property;
  private final FileChannel channel;

  private DirectoryLock(String property, FileChannel channel) {
    this.property = property;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param directory without links in its path
   */
  static DirectoryLock take(Path directory) throws IOException {
    String property = PROPERTY + directory;
    if (System.getProperties().putIfAbsent(property, "open") != null) {
      throw used("another copy of HoneyHive in this process");
    }
    boolean taken = false;
    try {
      DirectoryLock lock = new DirectoryLock(property, lock(directory.resolve("lock")));
      taken = true;
      return lock;
    } finally {
      if (!taken) {
        System.clearProperty(property);
      }
    }
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel = FileChannel.open(
        file, Set.of(CREATE, WRITE, NOFOLLOW_LINKS), PrivateFiles.attributes(file));
    boolean locked = false;
    try {
      locked = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      throw used("another part of this process");
    } finally {
      if (!locked) {
        channel.close();
      }
    }
    if (!locked) {
      throw used("another process");
    }
    return channel;
  }

  private static IOException used(String whom) {
    return new IOException("is in use by " + whom);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock is gone with the channel all the same.
    }
    System.clearProperty(property);
  }
}
