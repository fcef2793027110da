package ai.honeyhive.client.internal.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses what unpacks to more bytes than the limit. */
final class LimitedInputStream extends FilterInputStream {
  private final int limit;
  private long read;

  LimitedInputStream(InputStream in, int limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    count(Math.max(0, count));
    return count;
  }

  private void count(int more) throws IOException {
    read += more;
    if (read > limit) {
      throw new TooLargeException(limit);
    }
  }
}
