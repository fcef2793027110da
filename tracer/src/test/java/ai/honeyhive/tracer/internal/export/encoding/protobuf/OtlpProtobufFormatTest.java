package ai.honeyhive.tracer.internal.export.encoding.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.internal.export.encoding.BatchWriter;
import ai.honeyhive.tracer.internal.export.encoding.RandomSpans;
import io.opentelemetry.exporter.internal.otlp.traces.TraceRequestMarshaler;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The format against the published OTLP classes and against the stock exporter's marshaler. */
@ExtendWith(HoneyHiveExtension.class)
class OtlpProtobufFormatTest {
  private final OtlpProtobufFormat format = new OtlpProtobufFormat();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void finish_randomSpans_saysWhatTheStockExporterSays(long seed) throws Exception {
    List<SpanData> spans = new RandomSpans(seed).list(50);
    ExportTraceServiceRequest theirs = stock(spans);
    assumeFalse(losesEmptyValues(theirs), "this version's stock marshaler loses empty values");

    assertThat(sorted(ours(spans))).isEqualTo(sorted(theirs));
  }

  private ExportTraceServiceRequest ours(List<SpanData> spans) throws Exception {
    BatchWriter batch = format.newBatch(100);
    spans.forEach(batch::add);
    return ExportTraceServiceRequest.parseFrom(batch.finish().body());
  }

  @Test
  void finish_manySpans_keepsTheirOrderWithinAScope() throws Exception {
    List<SpanData> spans = new RandomSpans(11).list(40);

    ExportTraceServiceRequest ours = ours(spans);

    for (ScopeSpans scope : ours.getResourceSpans(0).getScopeSpansList()) {
      List<String> expected = spans.stream()
          .filter(span -> span.getInstrumentationScopeInfo()
              .getName()
              .equals(scope.getScope().getName()))
          .filter(span -> scope
              .getScope()
              .getVersion()
              .equals(span.getInstrumentationScopeInfo().getVersion()))
          .map(SpanData::getSpanId)
          .toList();
      assertThat(scope.getSpansList())
          .extracting(span -> HexFormat.of().formatHex(span.getSpanId().toByteArray()))
          .isEqualTo(expected);
    }
  }

  private static boolean losesEmptyValues(ExportTraceServiceRequest request) {
    return request.getResourceSpansList().stream()
        .flatMap(resource -> resource.getScopeSpansList().stream())
        .flatMap(scope -> scope.getSpansList().stream())
        .flatMap(span -> span.getAttributesList().stream())
        .anyMatch(
            attribute -> attribute.getValue().getValueCase() == AnyValue.ValueCase.VALUE_NOT_SET);
  }

  private static ExportTraceServiceRequest stock(List<SpanData> spans) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TraceRequestMarshaler.create(spans).writeBinaryTo(out);
    return ExportTraceServiceRequest.parseFrom(out.toByteArray());
  }

  /** The order of scopes is nobody's promise. */
  private static ExportTraceServiceRequest sorted(ExportTraceServiceRequest request) {
    ExportTraceServiceRequest.Builder result = ExportTraceServiceRequest.newBuilder();
    for (ResourceSpans resource : request.getResourceSpansList()) {
      List<ScopeSpans> scopes = resource.getScopeSpansList().stream()
          .sorted(Comparator.comparing(
              scope -> scope.getScope().getName() + scope.getScope().getVersion()))
          .toList();
      result.addResourceSpans(resource.toBuilder().clearScopeSpans().addAllScopeSpans(scopes));
    }
    return result.build();
  }
}
