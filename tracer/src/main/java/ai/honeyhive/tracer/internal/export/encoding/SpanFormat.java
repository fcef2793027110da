package ai.honeyhive.tracer.internal.export.encoding;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One way to write spans into requests. Thread-safe; its writers are not. */
public interface SpanFormat {
  /** The media type of its requests. */
  String contentType();

  /**
   * Starts a request.
   *
   * @param expectedBytes how large it will probably become
   */
  BatchWriter newBatch(int expectedBytes);

  /** Divides a request in two of about the same size; one with a single span is returned alone. */
  List<Payload> split(Payload request);

  /**
   * Cuts the longest texts of a request with a single span, and marks the span with what was cut.
   *
   * @param limit bytes the result may have
   * @return null when it cannot be made that small
   */
  @Nullable
  Payload shorten(Payload request, int limit);

  /** Reads the body of a 2xx answer; one that is no such message counts as {@link Receipt#ALL}. */
  Receipt read(ByteBuffer answer, int spans);
}
