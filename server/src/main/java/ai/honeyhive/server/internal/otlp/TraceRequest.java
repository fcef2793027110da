package ai.honeyhive.server.internal.otlp;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A request that was stored, as it came. Immutable. */
public final class TraceRequest {
  private final byte[] body;
  private final boolean json;

  /**
   * Makes a request.
   *
   * @param body not to be changed
   * @param json whether it is OTLP's JSON, or protobuf
   */
  public TraceRequest(byte[] body, boolean json) {
    this.body = body;
    this.json = json;
  }

  /** How much memory it holds. */
  public int bytes() {
    return body.length;
  }

  /** The {@code ExportTraceServiceRequest} in protobuf; not to be changed. */
  public byte[] protobuf() {
    try {
      return json ? JsonToProtobuf.request(body).toByteArray() : body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
