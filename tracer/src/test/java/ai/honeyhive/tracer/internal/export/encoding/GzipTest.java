package ai.honeyhive.tracer.internal.export.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 9})
  void compress_oneBodyAfterTheOther_isReadBack(int level) throws IOException {
    Random random = new Random(level);
    try (Gzip gzip = new Gzip(level)) {
      for (int size : new int[] {0, 1, 100, 5000, 300_000, 7, 2_000_000}) {
        for (int alphabet : new int[] {1, 30, 256}) {
          byte[] body = new byte[size];
          for (int i = 0; i < size; i++) {
            body[i] = (byte) random.nextInt(alphabet);
          }
          ByteBuffer slice = ByteBuffer.wrap(with3Around(body), 3, size).slice();

          ByteBuffer compressed = gzip.compress(slice);

          assertThat(slice.remaining()).isEqualTo(size);
          assertThat(decompressed(compressed)).isEqualTo(body);
        }
      }
    }
  }

  private static byte[] with3Around(byte[] body) {
    byte[] result = new byte[body.length + 6];
    System.arraycopy(body, 0, result, 3, body.length);
    return result;
  }

  // reads the trailer too, and fails when it is not right
  private static byte[] decompressed(ByteBuffer compressed) throws IOException {
    assertThat(compressed.hasArray()).isTrue();
    ByteArrayInputStream in = new ByteArrayInputStream(
        compressed.array(),
        compressed.arrayOffset() + compressed.position(),
        compressed.remaining());
    try (GZIPInputStream gzip = new GZIPInputStream(in)) {
      return gzip.readAllBytes();
    }
  }
}
