package ai.honeyhive.server.internal.grpc;

import ai.honeyhive.server.internal.http.HttpFailure;
import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.UnknownFieldSet;
import io.grpc.Metadata;
import io.grpc.Status;

/**
 * How a call is refused: the status that says what the HTTP status says, and when to come again.
 *
 * @param status the status
 * @param trailers its details
 */
record Refusal(Status status, Metadata trailers) {
  private static final Metadata.Key<byte[]> DETAILS =
      Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);
  private static final int RETRY_SECONDS = 1;

  // The numbers of the fields of google.rpc.Status and google.rpc.RetryInfo, whose classes are in a
  // library of their own.
  private static final int STATUS_CODE = 1;
  private static final int STATUS_DETAILS = 3;
  private static final int RETRY_DELAY = 1;

  static Refusal of(HttpFailure failure) {
    return of(failure.status(), String.valueOf(failure.getMessage()));
  }

  static Refusal of(int httpStatus, String why) {
    Status status = switch (httpStatus) {
      case 400, 415 -> Status.INVALID_ARGUMENT;
      case 401 -> Status.UNAUTHENTICATED;
      case 403 -> Status.PERMISSION_DENIED;
      case 413 -> Status.RESOURCE_EXHAUSTED;
      case 429, 502, 503, 504 -> Status.UNAVAILABLE;
      default -> Status.INTERNAL;
    };
    return of(status.withDescription(why));
  }

  /** The server cannot take it now. */
  static Refusal busy(String why) {
    return of(Status.UNAVAILABLE.withDescription(why));
  }

  static Refusal of(Status status) {
    Metadata trailers = new Metadata();
    if (status.getCode() == Status.Code.UNAVAILABLE) {
      trailers.put(DETAILS, retryLater(status));
    }
    return new Refusal(status, trailers);
  }

  private static byte[] retryLater(Status status) {
    ByteString delay = Duration.newBuilder().setSeconds(RETRY_SECONDS).build().toByteString();
    Any info = Any.newBuilder()
        .setTypeUrl("type.googleapis.com/google.rpc.RetryInfo")
        .setValue(UnknownFieldSet.newBuilder()
            .addField(RETRY_DELAY, bytes(delay))
            .build()
            .toByteString())
        .build();
    UnknownFieldSet.Field code =
        UnknownFieldSet.Field.newBuilder().addVarint(status.getCode().value()).build();
    return UnknownFieldSet.newBuilder()
        .addField(STATUS_CODE, code)
        .addField(STATUS_DETAILS, bytes(info.toByteString()))
        .build()
        .toByteArray();
  }

  private static UnknownFieldSet.Field bytes(ByteString value) {
    return UnknownFieldSet.Field.newBuilder().addLengthDelimited(value).build();
  }
}
