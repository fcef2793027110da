package ai.honeyhive.tracer.internal.processing.routing;

import ai.honeyhive.tracer.config.Capture;
import ai.honeyhive.tracer.config.EvaluationConfig;
import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** An owner that keeps what it is handed. */
final class CollectingOwner implements SpanOwner {
  final List<SpanData> spans = new ArrayList<>();
  final List<Supplier<SpanData>> unsent = new ArrayList<>();
  String session = "00000000-0000-4000-8000-000000000000";
  EvaluationConfig evaluation = EvaluationConfig.NONE;
  int started;
  int unsampled;

  @Override
  public Identity identity() {
    return Identity.of(session, "name", "source").evaluation(evaluation);
  }

  @Override
  public Capture capture() {
    return Capture.GENAI;
  }

  @Override
  public boolean stampsHostSpans() {
    return false;
  }

  @Override
  public void started() {
    started++;
  }

  @Override
  public void unsampled() {
    unsampled++;
  }

  @Override
  public CompletableResultCode flush() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public void ended(Supplier<SpanData> span) {
    unsent.add(span);
    spans.add(span.get());
  }
}
