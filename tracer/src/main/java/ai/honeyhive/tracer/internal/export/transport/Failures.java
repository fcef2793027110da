package ai.honeyhive.tracer.internal.export.transport;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** What the failures of the JDK's HTTP clients mean. */
final class Failures {
  private Failures() {}

  /** The failure without wrappers, and with a message where the JDK gives none. */
  static Exception readable(@Nullable Throwable failure, URI uri) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (any(cause, UnresolvedAddressException.class)) {
      return new UnknownHostException(uri.getHost());
    }
    if (cause instanceof ConnectException && cause.getMessage() == null) {
      Exception named = new ConnectException("no connection to " + uri.getRawAuthority());
      named.initCause(cause);
      return named;
    }
    if (cause instanceof IllegalArgumentException) {
      // Its message may hold a header's value.
      return new ProtocolException("a header or the address of the request cannot be used");
    }
    return cause == null ? new IOException("no reason given") : speaking(cause);
  }

  /** What a proxy selector of the application throws may throw again when it is asked why. */
  private static Exception speaking(Throwable cause) {
    try {
      String text = cause.toString();
      return cause instanceof Exception exception ? exception : new IOException(text);
    } catch (RuntimeException | Error e) {
      return new IOException(cause.getClass().getName());
    }
  }

  /** Whether the server cannot have got the request. */
  static boolean isBeforeTheRequest(Exception failure) {
    return failure instanceof ConnectException
        || failure instanceof UnknownHostException
        || failure instanceof HttpConnectTimeoutException
        || any(failure, SSLHandshakeException.class);
  }

  /** Whether it is how a connection fails that the server had closed before. */
  static boolean isClosedConnection(Exception failure) {
    if (failure instanceof ConnectException || any(failure, SSLException.class)) {
      return false;
    }
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return failure instanceof SocketException
        || any(failure, EOFException.class)
        || any(failure, ClosedChannelException.class)
        || Stream.of("received no bytes", "connection reset", "broken pipe", "closed")
            .anyMatch(message::contains);
  }

  private static boolean any(@Nullable Throwable failure, Class<? extends Throwable> type) {
    int depth = 0;
    for (Throwable t = failure; t != null && depth++ < 10; t = t.getCause()) {
      if (type.isInstance(t)) {
        return true;
      }
    }
    return false;
  }
}
