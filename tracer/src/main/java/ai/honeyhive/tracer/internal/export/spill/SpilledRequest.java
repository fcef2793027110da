package ai.honeyhive.tracer.internal.export.spill;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * A request as it lies on disk. It holds no key and no header of a secret.
 *
 * @param writer who wrote it: one id for each opening of a spill, so that what a former process
 *     left is told from what this one wrote
 * @param contentType media type of the body
 * @param spans how many spans it holds
 * @param createdMillis when its first span ended, epoch milliseconds
 * @param body not compressed; whoever reads it duplicates it first
 */
public record SpilledRequest(
    UUID writer, String contentType, int spans, long createdMillis, ByteBuffer body) {
  @Override
  public String toString() {
    return "SpilledRequest[" + spans + " spans, " + body.remaining() + " bytes]";
  }
}
