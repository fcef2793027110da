package ai.honeyhive.tracer.internal.export.spill;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files that only their owner may read: they hold prompts. No link is followed to one. They are not
 * read and written through channels, which an interrupt of the thread would close half-way.
 */
final class PrivateFiles {
  private static final Set<PosixFilePermission> DIRECTORY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  /** The JDK copies what it reads and writes through a buffer of this size outside of the heap. */
  private static final int SLICE = 64 * 1024;

  private PrivateFiles() {}

  /** Makes a directory where there is none, and takes others' permissions from it. */
  static void makeDirectory(Path directory) throws IOException {
    if (directory.getFileSystem() != FileSystems.getDefault()) {
      throw new IOException("is not a directory of the operating system");
    }
    if (Files.isSymbolicLink(directory)) {
      throw new IOException("is a symbolic link");
    }
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new IOException("is not a directory");
    }
    Files.createDirectories(directory, attributes(directory, DIRECTORY));
    if (isPosix(directory) && !Files.getPosixFilePermissions(directory).equals(DIRECTORY)) {
      Files.setPosixFilePermissions(directory, DIRECTORY);
    }
  }

  static void create(Path file) throws IOException {
    Files.createFile(file, attributes(file, FILE));
  }

  static RandomAccessFile read(Path file) throws IOException {
    return open(file, "r");
  }

  static RandomAccessFile write(Path file) throws IOException {
    return open(file, "rw");
  }

  private static RandomAccessFile open(Path file, String mode) throws IOException {
    // Writing would make a missing file, with permissions for all.
    if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) {
      throw new NoSuchFileException(file.toString());
    }
    return new RandomAccessFile(file.toFile(), mode);
  }

  static void write(RandomAccessFile file, long position, ByteBuffer bytes) throws IOException {
    file.seek(position);
    ByteBuffer rest = bytes.duplicate();
    byte[] slice = new byte[Math.min(SLICE, rest.remaining())];
    while (rest.hasRemaining()) {
      int length = Math.min(slice.length, rest.remaining());
      rest.get(slice, 0, length);
      file.write(slice, 0, length);
    }
  }

  static byte[] read(RandomAccessFile file, long position, int length) throws IOException {
    if (length > file.length() - position) {
      throw new EOFException("ends before byte " + (position + length));
    }
    byte[] bytes = new byte[length];
    file.seek(position);
    for (int done = 0; done < length; ) {
      int slice = Math.min(SLICE, length - done);
      file.readFully(bytes, done, slice);
      done += slice;
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

  static FileAttribute<?>[] attributes(Path file) {
    return attributes(file, FILE);
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
