package ai.honeyhive.benchmarks.subjects;

import io.opentelemetry.api.trace.Tracer;
import java.time.Duration;

/** A pipeline under measurement. */
public interface Subject extends AutoCloseable {
  /** What makes its spans. */
  Tracer tracer();

  /** Flushes for at most this time; whether the pipeline says that all was delivered. */
  boolean flush(Duration timeout);

  /** Ends it as its users do; whether the pipeline says that all was delivered. */
  boolean end();

  /** How many spans may be unacknowledged so that its queue, of the default length, drops none. */
  int window();

  @Override
  void close();
}
