package ai.honeyhive.tracer.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.honeyhive.tracer.FlushResult;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.HoneyHiveTracerBuilder;
import ai.honeyhive.tracer.TracedSpan;
import ai.honeyhive.tracer.config.Capture;
import ai.honeyhive.tracer.config.GlobalRegistration;
import io.opentelemetry.api.trace.Span;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What an application does with a tracer, and must not notice. */
public final class Application {
  private Application() {}

  /** A builder of a tracer of its own. */
  public static HoneyHiveTracerBuilder builder(URI uri) {
    return HoneyHiveTracer.builder()
        .apiKey("hh_secret")
        .serverUrl(uri)
        .global(GlobalRegistration.NEVER)
        .capture(Capture.ALL);
  }

  /** Traces a function that returns, one that throws, and a span that is left open for a while. */
  public static void use(HoneyHiveTracer tracer, Consumer<TracedSpan> recording) {
    use(tracer, recording, Duration.ofSeconds(5));
  }

  /** Does that, and flushes as long: where nothing can arrive, it takes all of the time. */
  static void use(HoneyHiveTracer tracer, Consumer<TracedSpan> recording, Duration flush) {
    List<String> runs = new ArrayList<>();
    Span before = Span.current();
    String result = tracer.<String, RuntimeException>trace("returns", span -> {
      runs.add("returns");
      recording.accept(span);
      return "result";
    });
    assertThat(result).isEqualTo("result");
    IOException mine = new IOException("mine");
    Throwable thrown = catchThrowable(() -> tracer.<String, IOException>trace("throws", span -> {
      runs.add("throws");
      recording.accept(span);
      throw mine;
    }));
    assertThat(thrown).isSameAs(mine);
    assertThat(mine.getSuppressed()).isEmpty();
    TracedSpan open = tracer.startSpan("open");
    recording.accept(open);
    open.close();
    open.close();
    assertThat(runs).containsExactly("returns", "throws");
    assertThat(Span.current()).isSameAs(before);
    tracer.flush(flush);
    assertThat(tracer.status().toString()).contains("spans: started");
  }

  /** Closes the tracer, which has a count for each span, and nothing left. */
  public static FlushResult close(HoneyHiveTracer tracer) {
    return close(tracer, Duration.ofSeconds(5));
  }

  /** Does that, and gives up after this long. */
  static FlushResult close(HoneyHiveTracer tracer, Duration timeout) {
    FlushResult result = tracer.close(timeout);
    long sum = result.delivered()
        + result.rejected()
        + result.unconfirmed()
        + result.dropped()
        + result.spilled()
        + result.pending();
    assertThat(sum).as("%s", tracer.status()).isEqualTo(tracer.status().ended());
    assertThat(result.pending()).as("%s", result).isZero();
    return result;
  }
}
