package ai.honeyhive.tracer.internal.lifecycle;

import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.provider.AgentMarker;
import ai.honeyhive.tracer.internal.provider.binding.Joining;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What a tracer was built with, complete and checked. Its text form leaves the key out. */
public record TracerSettings(
    URI server, @Nullable String apiKey, Identity identity, Joining joining) {

  /** Whether there is anywhere to send to: a key, or a server on this machine, which needs none. */
  public boolean canSend() {
    return apiKey != null || isLoopback(server.getHost());
  }

  /** Tells whether somebody else sends to the same place, without telling where that is. */
  public String fingerprint() {
    return AgentMarker.fingerprint(server, apiKey);
  }

  private static boolean isLoopback(@Nullable String host) {
    return host != null
        && (host.equals("localhost")
            || host.startsWith("127.")
            || host.equals("[::1]")
            || host.equals("::1"));
  }

  @Override
  public String toString() {
    return "TracerSettings[server=" + server + ", apiKey=" + (apiKey == null ? "none" : "set")
        + "]";
  }
}
