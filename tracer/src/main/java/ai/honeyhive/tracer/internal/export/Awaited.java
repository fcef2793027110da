package ai.honeyhive.tracer.internal.export;

import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A span on its way to the server whose sender wants to know what becomes of it. Thread-safe. */
public final class Awaited implements Supplier<SpanData> {
  /** What became of the span, and why. */
  public record End(Outcome outcome, String why) {}

  private final Supplier<SpanData> span;
  private final CompletableFuture<End> end;

  /** Tells the future what becomes of the span. */
  public Awaited(Supplier<SpanData> span, CompletableFuture<End> end) {
    this.span = span;
    this.end = end;
  }

  @Override
  public SpanData get() {
    return span.get();
  }

  /** The span itself when somebody waits for it, else nobody. */
  static List<Awaited> of(Supplier<SpanData> span) {
    return span instanceof Awaited awaited ? List.of(awaited) : List.of();
  }

  static void tell(List<Awaited> spans, Outcome outcome, String why) {
    for (Awaited span : spans) {
      span.end.complete(new End(outcome, why));
    }
  }
}
