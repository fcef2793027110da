package ai.honeyhive.tracer.internal.export.transport;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends with the JDK's {@link HttpClient}, whose requests under way need no threads of their own.
 */
final class JdkTransport extends PooledTransport {
  private static final @Nullable Method SHUTDOWN_NOW = shutdownNow();

  private final TransportSettings settings;
  private final Object making = new Object();
  private volatile @Nullable HttpClient client;

  JdkTransport(TransportSettings settings) {
    this(settings, 2);
  }

  JdkTransport(TransportSettings settings, int threads) {
    super(new TransportThreads(threads));
    this.settings = settings;
  }

  @Override
  Exchange exchange(HttpCall call, Set<String> servers) {
    return new JdkExchange(call, servers, this);
  }

  TransportSettings settings() {
    return settings;
  }

  /** Made when it is needed: that takes a good part of a second in a cold JVM, and reads files. */
  HttpClient client() throws IOException {
    HttpClient made = client;
    if (made != null) {
      return made;
    }
    synchronized (making) {
      made = client;
      if (made == null) {
        made = make();
        client = made;
      }
      return made;
    }
  }

  private HttpClient make() throws IOException {
    HttpClient.Builder builder = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .executor(threads());
    if (settings.proxy() != null) {
      builder.proxy(settings.proxy());
    }
    if (settings.tls() != null) {
      builder.sslContext(settings.tls().context());
    }
    // The client starts a thread, which must not hold the application's class loader.
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    try {
      return builder.build();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Before JDK 21 nothing but the garbage collector ends a client. */
  @Override
  boolean end() {
    HttpClient made = client;
    if (made == null || SHUTDOWN_NOW == null) {
      return made == null;
    }
    try {
      SHUTDOWN_NOW.invoke(made);
      client = null;
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }

  private static @Nullable Method shutdownNow() {
    try {
      return HttpClient.class.getMethod("shutdownNow");
    } catch (NoSuchMethodException e) {
      return null;
    }
  }
}
