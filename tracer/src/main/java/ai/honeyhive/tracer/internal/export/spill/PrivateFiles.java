package ai.honeyhive.tracer.internal.export.spill;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Files that only their owner may read: they hold prompts. No link is followed to one. */
final class PrivateFiles {
  private static final Set<PosixFilePermission> DIRECTORY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  /** The JDK keeps a direct buffer as large as the largest write, for each thread. */
  private static final int SLICE = 128 * 1024;

  /** What is done with an open file, possibly more than once. */
  interface Use<T> {
    T of(FileChannel channel) throws IOException;
  }

  /** The same, without a result. */
  interface Action {
    void on(FileChannel channel) throws IOException;
  }

  private PrivateFiles() {}

  /** Makes a directory where there is none, and takes others' permissions from it. */
  static void makeDirectory(Path directory) throws IOException {
    if (Files.isSymbolicLink(directory)) {
      throw new FileSystemException(directory.toString(), null, "is a symbolic link");
    }
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new FileSystemException(directory.toString(), null, "is not a directory");
    }
    Files.createDirectories(directory, attributes(directory, DIRECTORY));
    if (isPosix(directory) && !Files.getPosixFilePermissions(directory).equals(DIRECTORY)) {
      Files.setPosixFilePermissions(directory, DIRECTORY);
    }
  }

  static FileChannel open(Path file, OpenOption... options) throws IOException {
    Set<OpenOption> all = new HashSet<>(Arrays.asList(options));
    all.add(NOFOLLOW_LINKS);
    return FileChannel.open(file, all, attributes(file, FILE));
  }

  /**
   * Opens a file for one use. An interrupt of this thread would close it half-way: then it is used
   * again from the start, and the interrupt is for whatever the thread does next.
   */
  static <T> T use(Path file, Use<T> use, OpenOption... options) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try (FileChannel channel = open(file, options)) {
          return use.of(channel);
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The same, without a result. */
  static void act(Path file, Action action, OpenOption... options) throws IOException {
    use(
        file,
        channel -> {
          action.on(channel);
          return file;
        },
        options);
  }

  static void write(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
    ByteBuffer rest = bytes.duplicate();
    long at = position;
    while (rest.hasRemaining()) {
      ByteBuffer slice = rest.slice(rest.position(), Math.min(SLICE, rest.remaining()));
      int written = channel.write(slice, at);
      rest.position(rest.position() + written);
      at += written;
    }
  }

  static byte[] read(FileChannel channel, long position, int length) throws IOException {
    byte[] bytes = new byte[length];
    int done = 0;
    while (done < length) {
      ByteBuffer slice = ByteBuffer.wrap(bytes, done, Math.min(SLICE, length - done));
      int read = channel.read(slice, position + done);
      if (read < 0) {
        throw new EOFException("ends at " + (position + done));
      }
      done += read;
    }
    return bytes;
  }

  /** Makes the names of new files in it survive a power cut, where the platform can. */
  static void forceNames(Path directory) {
    try (FileChannel channel = FileChannel.open(directory)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows does not open directories, and needs no such call.
    }
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
