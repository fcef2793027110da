package ai.honeyhive.tracer.internal.export.transport;

import static ai.honeyhive.tracer.internal.export.transport.TransportContractTest.described;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(named = "Keep-Alive-.*", because = "the JDK keeps them for a while")
class TransportsTest {

  private static List<Thread> selectors() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().endsWith("-SelectorManager"))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void acquire_sameSettings_shareConnections(Kind kind) throws Exception {
    try (RawServer server = new RawServer();
        HttpTransport one = kind.open()) {
      try (HttpTransport other = kind.open()) {
        assertThat(described(Kind.send(one, server.uri()))).isEqualTo("200 {}");
        assertThat(described(Kind.send(other, server.uri()))).isEqualTo("200 {}");
      }
      assertThat(described(Kind.send(one, server.uri()))).isEqualTo("200 {}");
      // A connection is back in the pool a moment after its answer.
      assertThat(server.connections()).isLessThan(3);
    }
  }

  @Test
  void close_twice_givesUpOneUse() throws Exception {
    try (RawServer server = new RawServer();
        HttpTransport one = Kind.JDK.open()) {
      HttpTransport other = Kind.JDK.open();
      other.close();
      other.close();

      assertThat(described(Kind.send(one, server.uri()))).isEqualTo("200 {}");
    }
  }

  @Test
  void acquire_usersThatComeAndGo_gatherNoThreads() throws Exception {
    long before = selectors().size();
    long most = 0;
    try (RawServer server = new RawServer()) {
      for (int i = 0; i < 20; i++) {
        try (HttpTransport transport = Kind.JDK.open()) {
          assertThat(described(Kind.send(transport, server.uri()))).isEqualTo("200 {}");
        }
        most = Math.max(most, selectors().size() - before);
      }
    }
    // After its close a thread is seen a little longer.
    assertThat(most).isLessThanOrEqualTo(3);
  }

  @Test
  void quiet_nothingUnderWay_endsConnectionsUntilTheNextRequest() throws Exception {
    List<Thread> others = selectors();
    try (RawServer server = new RawServer();
        HttpTransport transport = Kind.JDK.open()) {
      assertThat(described(Kind.send(transport, server.uri()))).isEqualTo("200 {}");
      assertThat(selectors()).anyMatch(thread -> !others.contains(thread));

      Transports.quiet();

      assertThat(selectors()).allMatch(others::contains);
      assertThat(described(Kind.send(transport, server.uri()))).isEqualTo("200 {}");
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void quiet_requestUnderWay_letsItEnd() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch quiet = new CountDownLatch(1);
    try (RawServer server = new RawServer();
        HttpTransport transport = Kind.JDK.open()) {
      server.then((socket, body) -> {
        asked.countDown();
        awaited(quiet);
        RawServer.OK.answer(socket, body);
      });
      CompletableFuture<HttpAnswer> answer =
          transport.send(Kind.call(server.uri(), Duration.ofSeconds(20)));
      awaited(asked);

      Transports.quiet();
      quiet.countDown();

      assertThat(described(answer.get(20, TimeUnit.SECONDS))).isEqualTo("200 {}");
    }
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void send_itsThreads_areDaemonsOfTheSystem(Kind kind) throws Exception {
    CountDownLatch ready = new CountDownLatch(1);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (RawServer server = new RawServer();
        HttpTransport transport = kind.open();
        URLClassLoader application = new URLClassLoader(new URL[0])) {
      thread.setContextClassLoader(application);
      server.then((socket, ignored) -> {
        try {
          ready.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        RawServer.OK.answer(socket, ignored);
      });
      CompletableFuture<Thread> callback = transport
          .send(Kind.call(server.uri(), Duration.ofSeconds(20)))
          .thenApply(answer -> Thread.currentThread());
      ready.countDown();

      Thread http = callback.get(20, TimeUnit.SECONDS);
      assertThat(http.getName()).matches("honeyhive-http-\\d+");
      assertThat(http.isDaemon()).isTrue();
      assertThat(Thread.getAllStackTraces().keySet())
          .noneMatch(any -> any.getContextClassLoader() == application && any != thread);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @ParameterizedTest
  @EnumSource
  void send_whileItIsMade_isNotToBeTraced(Kind kind) throws Exception {
    AtomicBoolean suppressed = new AtomicBoolean();
    ProxySelector asked = new ProxySelector() {
      @Override
      public List<Proxy> select(URI uri) {
        suppressed.set(SuppressionTest.suppressed());
        return List.of(Proxy.NO_PROXY);
      }

      @Override
      public void connectFailed(URI uri, java.net.SocketAddress address, java.io.IOException e) {}
    };
    try (RawServer server = new RawServer();
        HttpTransport transport = kind.open(new TransportSettings(asked, null, false))) {
      assertThat(described(Kind.send(transport, server.uri()))).isEqualTo("200 {}");
    }
    assertThat(suppressed).isTrue();
  }

  /** What an application does that is then undeployed. */
  public static final class Application {
    public static void run(URI server) throws Exception {
      for (Kind kind : Kind.values()) {
        try (HttpTransport transport = kind.open()) {
          if (!(Kind.send(transport, server) instanceof HttpAnswer.Accepted)) {
            throw new IllegalStateException("not accepted");
          }
        }
      }
    }
  }

  @Test
  void close_classLoaderThatIsGivenUp_isCollected() throws Exception {
    ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
    WeakReference<ClassLoader> loader;
    try (RawServer server = new RawServer()) {
      loader = new WeakReference<>(runApart(server.uri()), collected);
    }
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (loader.get() != null && System.nanoTime() < deadline) {
      System.gc();
      collected.remove(100);
    }
    assertThat(loader.get()).isNull();
  }

  private static ClassLoader runApart(URI server) throws Exception {
    URL[] urls = Stream.of(Transports.class, TransportsTest.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
        .toArray(URL[]::new);
    ClassLoader apart = new URLClassLoader(urls, TransportsTest.class.getClassLoader()) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("ai.honeyhive.tracer.internal.export.")) {
          return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
          Class<?> loaded = findLoadedClass(name);
          return loaded == null ? findClass(name) : loaded;
        }
      }
    };
    Class<?> application = apart.loadClass(Application.class.getName());
    assertThat(application.getClassLoader()).isSameAs(apart);
    Method run = application.getMethod("run", URI.class);
    run.invoke(null, server);
    return apart;
  }
}
