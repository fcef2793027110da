package ai.honeyhive.tracer.faults;

import ai.honeyhive.tracer.HoneyHiveTracerBuilder;
import ai.honeyhive.tracer.TracedSpan;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import java.util.function.Consumer;
import java.util.function.Function;

/** Where it is thrown. */
record Stage(
    String name,
    Function<Fault, SdkTracerProviderBuilder> host,
    Consumer<Setup> setup,
    Function<Fault, Consumer<TracedSpan>> recording) {
  /** A tracer in the making, and what is to be thrown. */
  record Setup(HoneyHiveTracerBuilder builder, Fault fault) {}

  /** In what a span records. */
  static Stage recording(String name, Function<Fault, Consumer<TracedSpan>> recording) {
    return new Stage(name, fault -> null, setup -> {}, recording);
  }

  /** In the application's SDK. */
  static Stage host(String name, Function<Fault, SdkTracerProviderBuilder> host) {
    return new Stage(name, host, setup -> {}, fault -> span -> {});
  }

  /** In what the application gave to the builder. */
  static Stage built(String name, Consumer<Setup> setup) {
    return new Stage(name, fault -> null, setup, fault -> span -> {});
  }

  @Override
  public String toString() {
    return name;
  }
}
