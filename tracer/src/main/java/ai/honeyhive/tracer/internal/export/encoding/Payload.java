package ai.honeyhive.tracer.internal.export.encoding;

import java.nio.ByteBuffer;

/**
 * The body of one request, not compressed.
 *
 * @param body backed by an array; whoever reads it duplicates it first
 * @param spans how many spans it holds
 */
public record Payload(ByteBuffer body, int spans) {

  /** Bytes of the body. */
  public int length() {
    return body.remaining();
  }

  @Override
  public String toString() {
    return "Payload[" + spans + " spans, " + length() + " bytes]";
  }
}
