package ai.honeyhive.cli.internal;

import ai.honeyhive.cli.internal.archive.RemoteServer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server a command calls. */
final class RemoteOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The server. Default: HH_API_URL, or http://127.0.0.1:4318")
  private @Nullable String url;

  @Option(
      names = "--api-key",
      paramLabel = "KEY",
      description = "A key of the project. Default: HH_API_KEY")
  private @Nullable String apiKey;

  RemoteServer server() throws CommandFailure {
    return new RemoteServer(
        or(url, "HH_API_URL", "http://127.0.0.1:4318"), or(apiKey, "HH_API_KEY", ""));
  }

  private static String or(@Nullable String option, String variable, String otherwise) {
    return option != null ? option : Objects.requireNonNullElse(System.getenv(variable), otherwise);
  }
}
