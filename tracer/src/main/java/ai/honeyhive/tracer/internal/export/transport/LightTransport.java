package ai.honeyhive.tracer.internal.export.transport;

import ai.honeyhive.tracer.internal.export.transport.network.Tls;
import java.io.IOException;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends with {@link java.net.HttpURLConnection}: a tenth of the time until the first answer in a
 * cold JVM, but each request under way needs a thread. The JDK keeps its connections, for the whole
 * process, and ends them by itself.
 */
final class LightTransport extends PooledTransport {
  private static final int THREADS = 4;

  private final TransportSettings settings;
  private final Object making = new Object();
  private volatile @Nullable SSLSocketFactory sockets;

  LightTransport(TransportSettings settings) {
    super(new TransportThreads(THREADS));
    this.settings = settings;
  }

  @Override
  Exchange exchange(HttpCall call, Set<String> servers) {
    return new LightExchange(call, servers, this);
  }

  TransportSettings settings() {
    return settings;
  }

  /** Makes sockets as the settings say, or null for the JDK's way. Always the same one. */
  @Nullable
  SSLSocketFactory sockets() throws IOException {
    Tls tls = settings.tls();
    if (tls == null || sockets != null) {
      return sockets;
    }
    synchronized (making) {
      if (sockets == null) {
        sockets = tls.context().getSocketFactory();
      }
      return sockets;
    }
  }

  @Override
  boolean end() {
    return true;
  }
}
