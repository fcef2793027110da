package ai.honeyhive.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

class ThreadGuardTest {
  private static CountDownLatch release;

  @BeforeEach
  void holdThreads() {
    release = new CountDownLatch(1);
  }

  @AfterEach
  void releaseThreads() {
    release.countDown();
  }

  private static Thread startWaiting(String name) {
    Thread thread = new Thread(ThreadGuardTest::waitForRelease, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void waitForRelease() {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void failsForAThreadAndShowsWhereItIs() {
    assertThat(SampleRun.of(LeavesThread.class).failure())
        .hasMessageContaining("Leaked thread \"left-behind\" (daemon, WAITING)")
        .hasMessageContaining("still alive 300 ms after it")
        .hasMessageContaining("ThreadGuardTest.waitForRelease");
  }

  @Sample
  static class LeavesThread {
    @Test
    void leaves() {
      startWaiting("left-behind");
    }
  }

  @Test
  void failsForThreadsOfLifecycleMethods() {
    assertThat(SampleRun.of(LeavesThreadsAround.class).failure())
        .hasMessageContaining("\"left-before\"")
        .hasMessageContaining("\"left-after\"");
  }

  @Sample
  static class LeavesThreadsAround {
    @BeforeEach
    void before() {
      startWaiting("left-before");
    }

    @AfterEach
    void after() {
      startWaiting("left-after");
    }

    @Test
    void runs() {}
  }

  @Test
  void blamesOnlyTheTestThatLeftIt() {
    SampleRun run = SampleRun.of(FirstLeaves.class);
    assertThat(run.failed()).containsExactly("first()");
    assertThat(run.passed()).isEqualTo(1);
  }

  @Sample
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class FirstLeaves {
    @Test
    @Order(1)
    void first() {
      startWaiting("left-by-first");
    }

    @Test
    @Order(2)
    void second() {}
  }

  @Test
  void excusesAnAnnouncedForeignThreadButNeverOneOfOurs() {
    assertThat(SampleRun.of(AnnouncesThreads.class).failure())
        .hasMessageContaining("\"honeyhive-export\"")
        .hasMessageContaining("\"foreign-2\"")
        .hasMessageNotContaining("\"foreign-1\"")
        .hasMessageNotContaining("\"foreign-of-library\"");
  }

  @AllowThreads(named = "foreign-of-library", because = "every test that uses it needs this")
  @Retention(RetentionPolicy.RUNTIME)
  @interface UsesForeignLibrary {}

  @Sample
  @UsesForeignLibrary
  @AllowThreads(named = "honeyhive-.*", because = "it should not help")
  static class AnnouncesThreads {
    @Test
    @AllowThreads(named = "foreign-1", because = "a library keeps it")
    void leaves() {
      startWaiting("foreign-of-library");
      startWaiting("foreign-1");
      startWaiting("foreign-2");
      startWaiting("honeyhive-export");
    }
  }

  @Test
  void failsForABusyWorkerOfTheCommonPool() {
    assertThat(SampleRun.of(KeepsTheCommonPoolBusy.class).failure())
        .hasMessageContaining("ForkJoinPool.commonPool-worker")
        .hasMessageContaining("ThreadGuardTest.waitForRelease");
  }

  @Sample
  static class KeepsTheCommonPoolBusy {
    @Test
    void leavesATask() {
      ForkJoinPool.commonPool().execute(ThreadGuardTest::waitForRelease);
    }
  }

  @Test
  void blamesAnHttpClientOnlyWhereItCouldHaveBeenClosed() {
    SampleRun run = SampleRun.of(KeepsAnHttpClient.class);
    if (Runtime.version().feature() >= 21) {
      assertThat(run.failure()).hasMessageContaining("-SelectorManager\"");
    } else {
      run.passes();
    }
    KeepsAnHttpClient.client = null;
  }

  @Sample
  static class KeepsAnHttpClient {
    static HttpClient client;

    @Test
    void keeps() {
      client = HttpClient.newHttpClient();
    }
  }

  @Test
  void waitsForThreadsThatEnd() {
    SampleRun.of(EndsItsThreads.class, "PT10S").passes();
  }

  @Sample
  static class EndsItsThreads {
    @Test
    void stillEnding() {
      startWaiting("ending");
      CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS).execute(release::countDown);
    }

    @Test
    @Timeout(60)
    void usesJUnitsTimeout() {}

    @Test
    void usesTheCommonPool() {
      assertThat(ForkJoinPool.commonPool().submit(() -> 1).join()).isEqualTo(1);
    }

    @Test
    void usesVirtualThreads() throws Exception {
      if (Runtime.version().feature() >= 21) {
        Runnable wait = () -> CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS))
            .join();
        var start = Thread.class.getMethod("startVirtualThread", Runnable.class);
        ((Thread) start.invoke(null, wait)).join();
      }
    }

    @Test
    void dropsAnHttpClient() throws Exception {
      HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      server.createContext("/", exchange -> {
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
      });
      server.start();
      URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      var request = HttpRequest.newBuilder(uri).build();
      assertThat(HttpClient.newHttpClient()
              .send(request, BodyHandlers.discarding())
              .statusCode())
          .isEqualTo(204);
      server.stop(0);
    }
  }
}
