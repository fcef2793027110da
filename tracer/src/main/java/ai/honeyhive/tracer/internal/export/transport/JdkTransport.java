package ai.honeyhive.tracer.internal.export.transport;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends with the JDK's {@link HttpClient}, whose requests under way need no threads of their own.
 */
final class JdkTransport extends PooledTransport {
  private static final @Nullable Method SHUTDOWN_NOW = shutdownNow();
  private static final Pattern ID = Pattern.compile("\\((\\d+)\\)$");
  private static final long SELECTOR_MILLIS = 500;

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

  /**
   * Before JDK 21 nothing but the garbage collector is meant to end a client. There its one thread
   * is interrupted, which ends it and closes the connections.
   */
  @Override
  boolean end() {
    HttpClient ended;
    synchronized (making) {
      // Whatever is sent from now on makes a new one.
      ended = client;
      client = null;
    }
    if (ended == null) {
      return true;
    }
    Thread selector = selector(ended);
    if (!end(ended, selector)) {
      synchronized (making) {
        client = client == null ? ended : client;
      }
      return false;
    }
    join(selector);
    return true;
  }

  private static boolean end(HttpClient client, @Nullable Thread selector) {
    if (SHUTDOWN_NOW == null) {
      if (selector != null) {
        selector.interrupt();
      }
      return selector != null;
    }
    try {
      SHUTDOWN_NOW.invoke(client);
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }

  /** The client's thread, which has its connections; null where the JDK names it otherwise. */
  private static @Nullable Thread selector(HttpClient client) {
    Matcher id = ID.matcher(client.toString());
    if (!id.find()) {
      return null;
    }
    String name = "HttpClient-" + id.group(1) + "-SelectorManager";
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root != null && root.getParent() != null) {
      root = root.getParent();
    }
    Thread[] threads = new Thread[root == null ? 0 : 2 * root.activeCount() + 8];
    int count = root == null ? 0 : root.enumerate(threads);
    for (int i = 0; i < count; i++) {
      if (threads[i].getName().equals(name)) {
        return threads[i];
      }
    }
    return null;
  }

  /** It has yet to close the connections. */
  private static void join(@Nullable Thread selector) {
    if (selector == null || selector == Thread.currentThread()) {
      return;
    }
    try {
      selector.join(SELECTOR_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
