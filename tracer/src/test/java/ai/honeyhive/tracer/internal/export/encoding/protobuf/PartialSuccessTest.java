package ai.honeyhive.tracer.internal.export.encoding.protobuf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.tracer.internal.export.encoding.Receipt;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PartialSuccessTest {
  private static final byte[] THREE = ExportTraceServiceResponse.newBuilder()
      .setPartialSuccess(
          ExportTracePartialSuccess.newBuilder().setRejectedSpans(3).setErrorMessage("too old"))
      .build()
      .toByteArray();

  @Test
  void read_rejectedSpans_areRead() {
    assertThat(read(THREE)).isEqualTo(new Receipt(3, "too old"));
  }

  @Test
  void read_emptyBody_isFullSuccess() {
    assertThat(read(new byte[0])).isEqualTo(new Receipt(0, ""));
  }

  @Test
  void read_fieldsOfALaterVersion_areSkipped() throws Exception {
    UnknownFieldSet later = UnknownFieldSet.newBuilder()
        .addField(9, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
        .addField(10, UnknownFieldSet.Field.newBuilder().addFixed64(2).build())
        .addField(11, UnknownFieldSet.Field.newBuilder().addFixed32(3).build())
        .addField(
            12,
            UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(ByteString.copyFromUtf8("x"))
                .build())
        .build();
    byte[] body = ExportTraceServiceResponse.parseFrom(THREE).toBuilder()
        .setUnknownFields(later)
        .build()
        .toByteArray();

    assertThat(read(body)).isEqualTo(new Receipt(3, "too old"));
  }

  @Test
  void read_anyPrefix_neverThrows() {
    for (int length = 0; length < THREE.length; length++) {
      assertThat(read(Arrays.copyOf(THREE, length)).rejected()).isBetween(0, 3);
    }
  }

  @Test
  void read_jsonInsteadOfProtobuf_isFullSuccess() {
    assertThat(read("{\"partialSuccess\":{}}".getBytes(UTF_8)).rejected()).isZero();
  }

  @Test
  void read_moreRejectedThanSent_isAsManyAsWereSent() {
    assertThat(PartialSuccess.read(ByteBuffer.wrap(THREE), 2).rejected()).isEqualTo(2);
  }

  private static Receipt read(byte[] body) {
    return PartialSuccess.read(ByteBuffer.wrap(body), 10);
  }
}
