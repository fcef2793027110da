package ai.honeyhive.it.providers.programs;

import io.opentelemetry.api.GlobalOpenTelemetry;

/**
 * Two tracers with two servers, nested, and one instrumentor on the global OpenTelemetry that both
 * share. Of HoneyHive: {@code second.main} appoints the second.
 */
public final class TwoTracers {
  private TwoTracers() {}

  /** Runs the program. */
  public static void main(String[] args) throws Exception {
    Ours first = Ours.init("a");
    Ours second = Ours.init(
        "b",
        settings ->
            settings.main(Words.OURS.has("second.main")).serverUrl(System.getenv("SECOND_URL")));
    HostWork shared = new HostWork(GlobalOpenTelemetry.get());
    shared.chat("outside");
    first.step("outer", () -> {
      shared.chat("in outer");
      second.step("inner", () -> shared.chat("in inner"));
      shared.chat("in outer again");
    });
    first.close();
    shared.chat("after the first closed");
    second.close();
    shared.chat("after both closed");
    Say.global();
  }
}
