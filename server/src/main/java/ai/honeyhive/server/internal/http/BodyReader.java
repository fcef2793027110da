package ai.honeyhive.server.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads request bodies within two limits: bytes on the wire, and bytes after decompression. */
final class BodyReader {
  static final int MAX_WIRE_BYTES = 20 << 20;
  static final int MAX_DECODED_BYTES = 64 << 20;

  private static final int CHUNK = 1 << 14;

  private BodyReader() {}

  static byte[] read(Request request, InputStream wire) throws IOException {
    refuseTooLong(request.header("Content-Length"));
    String encoding = request.header("Content-Encoding");
    boolean gzip = isGzip(encoding);
    InputStream limited = new LimitedInputStream(wire, MAX_WIRE_BYTES, wireLimit());
    if (!gzip) {
      return limited.readAllBytes();
    }
    return gunzip(limited);
  }

  private static void refuseTooLong(@Nullable String contentLength) {
    if (contentLength == null) {
      return;
    }
    try {
      if (Long.parseLong(contentLength.strip()) > MAX_WIRE_BYTES) {
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

  private static byte[] gunzip(InputStream compressed) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(CHUNK);
    try (InputStream in = new LimitedInputStream(
        new GZIPInputStream(compressed, CHUNK), MAX_DECODED_BYTES, decodedLimit())) {
      in.transferTo(out);
    } catch (ZipException | EOFException e) {
      throw HttpFailure.badRequest("The body is not complete, valid gzip");
    }
    return out.toByteArray();
  }

  private static HttpFailure wireLimit() {
    return HttpFailure.tooLarge("The request body is larger than 20 MB; send smaller batches");
  }

  private static HttpFailure decodedLimit() {
    return HttpFailure.tooLarge(
        "The request body is larger than 64 MB after decompression; send smaller batches");
  }
}
