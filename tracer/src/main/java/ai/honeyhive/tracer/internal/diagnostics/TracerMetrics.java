package ai.honeyhive.tracer.internal.diagnostics;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.BatchCallback;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A tracer's counts as metrics, all of one collection from one reading. The names are those by
 * which OpenTelemetry's SDK speaks of itself, and ours where it has none.
 */
final class TracerMetrics {
  private static final String SCOPE = "ai.honeyhive.tracer";
  private static final String TYPE = "honeyhive";
  private static final String SPANS = "{span}";
  private static final AtomicInteger INSTANCES = new AtomicInteger();
  private static final AttributeKey<String> COMPONENT_NAME =
      AttributeKey.stringKey("otel.component.name");
  private static final AttributeKey<String> COMPONENT_TYPE =
      AttributeKey.stringKey("otel.component.type");
  private static final AttributeKey<String> SAMPLING =
      AttributeKey.stringKey("otel.span.sampling_result");
  private static final AttributeKey<String> REDACTED_KIND =
      AttributeKey.stringKey("honeyhive.redacted.kind");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

  private final Shown tracer;
  private final Attributes component;
  private final ObservableLongMeasurement started;
  private final ObservableLongMeasurement live;
  private final ObservableLongMeasurement queueSize;
  private final ObservableLongMeasurement queueLimit;
  private final ObservableLongMeasurement processed;
  private final ObservableLongMeasurement exported;
  private final ObservableLongMeasurement spilled;
  private final ObservableLongMeasurement recovered;
  private final ObservableLongMeasurement redacted;
  private final ObservableLongMeasurement bytes;
  private final ObservableLongMeasurement requests;
  private final ObservableLongMeasurement paused;

  private TracerMetrics(Meter meter, Shown tracer) {
    this.tracer = tracer;
    this.component = Attributes.of(
        COMPONENT_TYPE, TYPE, COMPONENT_NAME, TYPE + "/" + INSTANCES.getAndIncrement());
    started = rising(meter, "otel.sdk.span.started", SPANS, "Spans that started");
    live = level(meter, "otel.sdk.span.live", SPANS, "Spans that started and did not end");
    queueSize = level(meter, "otel.sdk.processor.span.queue.size", SPANS, "Spans that wait");
    queueLimit =
        level(meter, "otel.sdk.processor.span.queue.capacity", SPANS, "Spans that may wait");
    processed = rising(
        meter, "otel.sdk.processor.span.processed", SPANS, "Spans that found no room in the queue");
    exported = rising(
        meter,
        "otel.sdk.exporter.span.exported",
        SPANS,
        "Spans that were delivered, or failed to be");
    spilled = level(meter, "honeyhive.exporter.span.spilled", SPANS, "Spans on disk");
    recovered = rising(
        meter,
        "honeyhive.exporter.span.recovered",
        SPANS,
        "Spans that a former process left on disk and that were delivered");
    redacted = rising(
        meter,
        "honeyhive.redacted",
        "{part}",
        "Parts of what was recorded that were taken out before it was sent");
    bytes = level(meter, "honeyhive.exporter.queue.bytes", "By", "Bytes that wait in memory");
    requests =
        level(meter, "honeyhive.exporter.request.inflight", "{request}", "Requests under way");
    paused = level(
        meter, "honeyhive.exporter.paused", "1", "1 while requests wait after too many failures");
  }

  /**
   * Shows the tracer as metrics.
   *
   * @return what ends it
   */
  static Runnable register(MeterProvider meters, Shown tracer) {
    Meter meter = meters.get(SCOPE);
    TracerMetrics metrics = new TracerMetrics(meter, tracer);
    BatchCallback callback = meter.batchCallback(
        metrics::record,
        metrics.started,
        metrics.live,
        metrics.queueSize,
        metrics.queueLimit,
        metrics.processed,
        metrics.exported,
        metrics.spilled,
        metrics.recovered,
        metrics.redacted,
        metrics.bytes,
        metrics.requests,
        metrics.paused);
    return callback::close;
  }

  private static ObservableLongMeasurement rising(
      Meter meter, String name, String unit, String description) {
    return meter.counterBuilder(name).setUnit(unit).setDescription(description).buildObserver();
  }

  private static ObservableLongMeasurement level(
      Meter meter, String name, String unit, String description) {
    return meter
        .upDownCounterBuilder(name)
        .setUnit(unit)
        .setDescription(description)
        .buildObserver();
  }

  private void record() {
    if (tracer.isForgotten()) {
      return;
    }
    Counts counts = tracer.counts();
    started.record(counts.started(), with(SAMPLING, "RECORD_AND_SAMPLE"));
    started.record(counts.unsampled(), with(SAMPLING, "DROP"));
    live.record(counts.live(), with(SAMPLING, "RECORD_AND_SAMPLE"));
    exported.record(counts.delivered(), component);
    exported.record(counts.rejected(), with(ERROR, "rejected"));
    exported.record(counts.unconfirmed(), with(ERROR, "unconfirmed"));
    for (DropReason reason : DropReason.values()) {
      ObservableLongMeasurement where = reason == DropReason.QUEUE_FULL ? processed : exported;
      where.record(counts.dropped(reason), with(ERROR, reason.label()));
    }
    spilled.record(counts.spilled(), component);
    recovered.record(counts.recovered(), component);
    tracer.redacted().forEach((kind, parts) -> redacted.record(parts, with(REDACTED_KIND, kind)));
    DeliveryState delivery = tracer.deliveryState();
    queueSize.record(delivery.spansQueued(), component);
    queueLimit.record(tracer.labels().queueSpans(), component);
    bytes.record(delivery.bytesQueued(), component);
    requests.record(delivery.requestsInFlight(), component);
    paused.record(delivery.circuitOpen() ? 1 : 0, component);
  }

  private Attributes with(AttributeKey<String> key, String value) {
    return component.toBuilder().put(key, value).build();
  }
}
