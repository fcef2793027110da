package ai.honeyhive.tracer.internal.provider.propagation;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import ai.honeyhive.tracer.internal.processing.routing.CurrentSpan;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.sdk.trace.ReadableSpan;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** The host a request goes to: as the caller says, else as the span of the request says. */
final class TargetHost {
  private static final ContextKey<String> SAID = ContextKey.named("honeyhive-target");
  private static final AttributeKey<String> ADDRESS = stringKey("server.address");
  private static final AttributeKey<String> PEER = stringKey("net.peer.name");
  private static final AttributeKey<String> URL = stringKey("url.full");
  private static final AttributeKey<String> OLD_URL = stringKey("http.url");

  private TargetHost() {}

  /** The context of a request to there. */
  static Context with(Context context, URI target) {
    String host = of(target);
    return context.with(SAID, host == null ? "" : host);
  }

  /** The host, or null when it is not known. */
  static @Nullable String in(Context context) {
    String said = context.get(SAID);
    if (said != null) {
      return said;
    }
    ReadableSpan request = CurrentSpan.in(context);
    return request == null || !isOutgoing(request.getKind()) ? null : of(request);
  }

  /** A server's span names the server, which is here. */
  private static boolean isOutgoing(SpanKind kind) {
    return kind == SpanKind.CLIENT || kind == SpanKind.PRODUCER;
  }

  private static @Nullable String of(ReadableSpan request) {
    String address = either(request.getAttribute(ADDRESS), ofUrl(request.getAttribute(URL)));
    return address != null
        ? address
        : either(request.getAttribute(PEER), ofUrl(request.getAttribute(OLD_URL)));
  }

  private static @Nullable String either(@Nullable String first, @Nullable String second) {
    return first != null ? first : second;
  }

  private static @Nullable String ofUrl(@Nullable String url) {
    try {
      return url == null ? null : of(new URI(url));
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static @Nullable String of(URI target) {
    String authority = target.getRawAuthority();
    if (target.getHost() != null || authority == null) {
      return target.getHost();
    }
    // Names with an underscore are no hosts to the JDK, and hosts to everybody else.
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    int port = host.indexOf(':');
    return port < 0 ? host : host.substring(0, port);
  }
}
