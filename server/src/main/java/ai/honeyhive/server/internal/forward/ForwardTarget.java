package ai.honeyhive.server.internal.forward;

import ai.honeyhive.server.internal.grpc.GrpcLibrary;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Where to forward to. */
public final class ForwardTarget {
  private ForwardTarget() {}

  /**
   * Checks that something can be forwarded there.
   *
   * @throws IllegalArgumentException when it is none of {@code grpc}, {@code grpcs}, {@code http},
   *     {@code https}, has no host, or a user, or gRPC is not on the class path
   */
  public static void check(URI uri) {
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException("forward must not have a user or a password");
    }
    if (!Set.of("grpc", "grpcs", "http", "https").contains(scheme(uri)) || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "forward must be like grpc://host:4317 or http://host:4318: " + uri);
    }
    if (isGrpc(uri) && !GrpcLibrary.isThere()) {
      throw new IllegalArgumentException("forward to " + uri + " needs gRPC: add"
          + " io.grpc:grpc-netty-shaded to the class path, or forward to http://");
    }
  }

  /** Makes a forwarder to a place that was checked. */
  public static Forwarder forwarder(URI uri) {
    return new Forwarder(
        scheme(uri) + "://" + uri.getRawAuthority(),
        () -> isGrpc(uri) ? new GrpcSender(uri) : new HttpSender(uri),
        Forwarder.Limits.STANDARD);
  }

  private static String scheme(URI uri) {
    return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
  }

  private static boolean isGrpc(URI uri) {
    return scheme(uri).startsWith("grpc");
  }
}
