package ai.honeyhive.server.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one request's body within three limits: bytes on the wire, bytes after decompression, and
 * what all requests may hold together.
 */
final class BodyReader implements Request.Body {
  private static final int CHUNK = 1 << 14;

  private final InputStream wire;
  private final BodyMemory.Share memory;

  BodyReader(InputStream wire, BodyMemory.Share memory) {
    this.wire = wire;
    this.memory = memory;
  }

  @Override
  public InputStream stream(Request request) throws IOException {
    if (!isGzip(request.header("Content-Encoding"))) {
      return wire;
    }
    try {
      return new GZIPInputStream(wire, CHUNK);
    } catch (ZipException | EOFException e) {
      throw HttpFailure.badRequest("The body is not gzip");
    }
  }

  @Override
  public byte[] read(Request request) throws IOException {
    refuseTooLong(request.header("Content-Length"));
    String encoding = request.header("Content-Encoding");
    boolean gzip = isGzip(encoding);
    InputStream limited =
        new LimitedInputStream(wire, memory, BodyMemory.MAX_WIRE_BYTES, wireLimit());
    byte[] body = gzip ? gunzip(limited) : limited.readAllBytes();
    if (!request.mediaType().equals("application/x-protobuf")) {
      claim(BodyValues.ofJson(body));
    }
    return body;
  }

  /** Takes the memory that the values of a body will need. */
  void claim(int values) {
    memory.take((long) BodyValues.checked(values) * BodyValues.BYTES);
  }

  private static void refuseTooLong(@Nullable String contentLength) {
    if (contentLength == null) {
      return;
    }
    try {
      if (Long.parseLong(contentLength.strip()) > BodyMemory.MAX_WIRE_BYTES) {
        throw wireLimit();
      }
    } catch (NumberFormatException e) {
      throw HttpFailure.badRequest("Content-Length is not a number");
    }
  }

  private static boolean isGzip(@Nullable String encoding) {
    if (encoding == null || encoding.isBlank()) {
      return false;
    }
    return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "identity" -> false;
      case "gzip", "x-gzip" -> true;
      default ->
        throw HttpFailure.unsupportedMediaType(
            "Content-Encoding " + encoding + " is not supported; use gzip or none");
    };
  }

  private byte[] gunzip(InputStream compressed) throws IOException {
    try (InputStream in = new LimitedInputStream(
        new GZIPInputStream(compressed, CHUNK),
        memory,
        BodyMemory.MAX_DECODED_BYTES,
        decodedLimit())) {
      return in.readAllBytes();
    } catch (ZipException | EOFException e) {
      throw HttpFailure.badRequest("The body is not complete, valid gzip");
    }
  }

  private static HttpFailure wireLimit() {
    return HttpFailure.tooLarge("The request body is larger than 20 MB; send smaller batches");
  }

  private static HttpFailure decodedLimit() {
    return HttpFailure.tooLarge(
        "The request body is larger than 64 MB after decompression; send smaller batches");
  }
}
