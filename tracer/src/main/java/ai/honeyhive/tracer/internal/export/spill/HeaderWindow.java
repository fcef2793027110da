package ai.honeyhive.tracer.internal.export.spill;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Arrays;

/** Reads a little of a file here and there, and small records many at a time. */
final class HeaderWindow {
  private static final int BYTES = 8192;

  private final RandomAccessFile file;
  private final long size;
  private byte[] window = {};
  private long start;

  HeaderWindow(RandomAccessFile file) throws IOException {
    this.file = file;
    this.size = file.length();
  }

  long size() {
    return size;
  }

  /** These bytes, which must be in the file. */
  byte[] read(long position, int length) throws IOException {
    if (position < start || position + length > start + window.length) {
      start = position;
      window = PrivateFiles.read(file, start, (int) Math.min(BYTES, size - start));
    }
    int from = (int) (position - start);
    return Arrays.copyOfRange(window, from, from + length);
  }
}
