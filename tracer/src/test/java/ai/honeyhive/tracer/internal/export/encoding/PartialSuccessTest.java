package ai.honeyhive.tracer.internal.export.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.UnknownFieldSet;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PartialSuccessTest {
  private static final byte[] THREE = ExportTraceServiceResponse.newBuilder()
      .setPartialSuccess(
          ExportTracePartialSuccess.newBuilder().setRejectedSpans(3).setErrorMessage("too old"))
      .build()
      .toByteArray();

  @Test
  void parse_rejectedSpans_areRead() {
    assertThat(PartialSuccess.parse(THREE)).isEqualTo(new PartialSuccess(3, "too old"));
  }

  @Test
  void parse_emptyBody_isFullSuccess() {
    assertThat(PartialSuccess.parse(new byte[0])).isEqualTo(new PartialSuccess(0, ""));
  }

  @Test
  void parse_fieldsOfALaterVersion_areSkipped() throws Exception {
    UnknownFieldSet later = UnknownFieldSet.newBuilder()
        .addField(9, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
        .addField(10, UnknownFieldSet.Field.newBuilder().addFixed64(2).build())
        .addField(11, UnknownFieldSet.Field.newBuilder().addFixed32(3).build())
        .addField(
            12,
            UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(com.google.protobuf.ByteString.copyFromUtf8("x"))
                .build())
        .build();
    byte[] body = ExportTraceServiceResponse.parseFrom(THREE).toBuilder()
        .setUnknownFields(later)
        .build()
        .toByteArray();

    assertThat(PartialSuccess.parse(body)).isEqualTo(new PartialSuccess(3, "too old"));
  }

  @Test
  void parse_anyPrefix_neverThrows() {
    for (int length = 0; length < THREE.length; length++) {
      assertThat(PartialSuccess.parse(Arrays.copyOf(THREE, length)).rejectedSpans())
          .isBetween(0L, 3L);
    }
  }

  @Test
  void parse_jsonInsteadOfProtobuf_isFullSuccess() {
    assertThat(PartialSuccess.parse(
                "{\"partialSuccess\":{}}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .rejectedSpans())
        .isZero();
  }
}
