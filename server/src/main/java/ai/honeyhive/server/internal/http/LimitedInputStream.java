package ai.honeyhive.server.internal.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that fails as soon as more than a number of bytes came out of it, or when there is no
 * memory left to keep them.
 */
final class LimitedInputStream extends FilterInputStream {
  private final BodyMemory.Share memory;
  private final HttpFailure failure;
  private long left;

  LimitedInputStream(InputStream in, BodyMemory.Share memory, long limit, HttpFailure failure) {
    super(in);
    this.memory = memory;
    this.left = limit;
    this.failure = failure;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    count(Math.max(n, 0));
    return n;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = super.skip(n);
    count(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long n) {
    left -= n;
    if (left < 0) {
      throw failure;
    }
    memory.take(n);
  }
}
