package ai.honeyhive.it.providers.programs;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;

/**
 * An application whose instrumentation uses the global OpenTelemetry, and that registers none
 * itself; what is there comes from its class path, its properties or an agent. Of the host:
 * {@code early} asks for the global before HoneyHive is made, {@code quiet} never asks for it.
 */
public final class GlobalUser {
  private GlobalUser() {}

  /** Runs the program. */
  public static void main(String[] args) throws Exception {
    Words host = Words.of(args);
    if (host.has("early")) {
      askTooEarly();
    }
    Ours ours = Ours.init("a");
    OpenTelemetry used = host.has("quiet") ? OpenTelemetry.noop() : GlobalOpenTelemetry.get();
    new HostWork(used).request(ours);
    ours.close();
    Say.global();
  }

  private static void askTooEarly() {
    GlobalOpenTelemetry.get();
  }
}
