package ai.honeyhive.server.internal.grpc;

import ai.honeyhive.server.internal.http.BodyMemory;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Messages as they are: what reads them is shared with HTTP. One that is too large is cut off just
 * behind the limit, for whoever gets it to refuse: gRPC itself would only say that the application
 * failed.
 */
final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
  @Override
  public InputStream stream(byte[] value) {
    return new ByteArrayInputStream(value);
  }

  @Override
  public byte[] parse(InputStream stream) {
    try {
      return stream.readNBytes(BodyMemory.MAX_DECODED_BYTES + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
