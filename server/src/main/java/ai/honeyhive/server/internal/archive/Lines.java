package ai.honeyhive.server.internal.archive;

import ai.honeyhive.server.internal.http.BodyMemory;
import ai.honeyhive.server.internal.http.HttpFailure;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** The lines of a stream, one at a time, none longer than a body may be. */
final class Lines {
  private final InputStream in;
  private final byte[] chunk = new byte[1 << 16];
  private int position;
  private int end;
  private long number;

  Lines(InputStream in) {
    this.in = in;
  }

  /** The next line without its end; null behind the last. */
  byte @org.jspecify.annotations.Nullable [] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      if (position == end && !fill()) {
        number += line.size() > 0 ? 1 : 0;
        return line.size() == 0 ? null : line.toByteArray();
      }
      int start = position;
      while (position < end && chunk[position] != '\n') {
        position++;
      }
      line.write(chunk, start, position - start);
      if (line.size() > BodyMemory.MAX_DECODED_BYTES) {
        throw HttpFailure.tooLarge("Line " + (number + 1) + " is larger than 64 MB");
      }
      if (position < end) {
        position++;
        number++;
        return line.toByteArray();
      }
    }
  }

  private boolean fill() throws IOException {
    try {
      position = 0;
      end = Math.max(0, in.read(chunk));
      return end > 0;
    } catch (ZipException | EOFException e) {
      throw HttpFailure.badRequest("The body is not complete, valid gzip; what came before line "
          + (number + 1) + " was imported");
    }
  }

  /** The number of the line that was returned last, from 1. */
  long number() {
    return number;
  }
}
