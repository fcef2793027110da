package ai.honeyhive.server.internal.forward;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import org.jspecify.annotations.Nullable;

/**
 * Finds the {@code google.rpc.RetryInfo} among the details of a {@code google.rpc.Status}, whose
 * classes are in a library of their own that is not worth one number.
 */
final class RetryInfo {
  private static final int STATUS_DETAILS = 3;
  private static final int RETRY_DELAY = 1;

  private RetryInfo() {}

  /** How long the backend asks to wait; null when it does not say. */
  static java.time.@Nullable Duration delay(byte[] status) throws InvalidProtocolBufferException {
    Field details = UnknownFieldSet.parseFrom(status).getField(STATUS_DETAILS);
    for (var detail : details.getLengthDelimitedList()) {
      Any any = Any.parseFrom(detail);
      if (any.getTypeUrl().endsWith("/google.rpc.RetryInfo")) {
        Field delay = UnknownFieldSet.parseFrom(any.getValue()).getField(RETRY_DELAY);
        Duration duration = delay.getLengthDelimitedList().isEmpty()
            ? Duration.getDefaultInstance()
            : Duration.parseFrom(delay.getLengthDelimitedList().get(0));
        return java.time.Duration.ofSeconds(duration.getSeconds(), duration.getNanos());
      }
    }
    return null;
  }
}
