package ai.honeyhive.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

class ScopeGuardTest {
  private static final ContextKey<String> KEY = ContextKey.named("sample");
  private static final List<Scope> KEPT = new ArrayList<>();

  @SuppressWarnings("MustBeClosedChecker")
  private static void leak(String value) {
    KEPT.add(Context.root().with(KEY, value).makeCurrent());
  }

  @Test
  void failsForAnOpenScopeAndShowsWhoOpenedIt() {
    SampleRun run = SampleRun.of(LeavesScopes.class);
    assertThat(run.failed()).containsExactly("first()");
    assertThat(run.failure())
        .hasMessageContaining("Open scope: Thread [main] opened a scope of {sample=one} here")
        .hasMessageContaining("Open scope: Thread [main] opened a scope of {sample=two} here")
        .hasMessageContaining("ScopeGuardTest.leak")
        .hasMessageContaining("still has a current context after the test: {sample=two}")
        .hasMessageNotContaining("Unexpected log");
  }

  @Sample
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class LeavesScopes {
    @Test
    @Order(1)
    void first() {
      leak("one");
      leak("two");
    }

    @Test
    @Order(2)
    void secondStartsAtTheRoot() {
      assertThat(Context.current()).isSameAs(Context.root());
    }
  }

  @Test
  void failsForAScopeOfAnotherThread() {
    assertThat(SampleRun.of(LeavesScopeElsewhere.class).failure())
        .hasMessageContaining("Thread [elsewhere] opened a scope of {sample=three} here")
        .hasMessageNotContaining("still has a current context");
  }

  @Sample
  static class LeavesScopeElsewhere {
    @Test
    void leaves() throws InterruptedException {
      Thread thread = new Thread(() -> leak("three"), "elsewhere");
      thread.start();
      thread.join();
    }
  }

  @Test
  void failsForAScopeThatWasCollectedAndExcusesItNever() {
    assertThat(SampleRun.of(LosesScope.class).failure())
        .hasMessageContaining("Open scope, found by the garbage collector")
        .hasMessageContaining("Thread [main] opened a scope of {sample=lost} here")
        .hasMessageContaining("ScopeGuardTest$LosesScope.loses");
  }

  @Sample
  @AllowLogs(Level.ERROR)
  static class LosesScope {
    @Test
    @SuppressWarnings("MustBeClosedChecker")
    void loses() throws InterruptedException {
      CountDownLatch logged = new CountDownLatch(1);
      Handler afterTheGuards = new Handler() {
        @Override
        public void publish(LogRecord record) {
          logged.countDown();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
      Logger root = Logger.getLogger("");
      root.addHandler(afterTheGuards);
      Context.root().with(KEY, "lost").makeCurrent();
      do {
        System.gc();
      } while (!logged.await(20, TimeUnit.MILLISECONDS));
      root.removeHandler(afterTheGuards);
    }
  }

  @Test
  void passesWhenScopesAreClosed() {
    SampleRun.of(ClosesItsScopes.class).passes();
  }

  @Sample
  static class ClosesItsScopes {
    @Test
    void closes() {
      try (Scope scope = Context.root().with(KEY, "four").makeCurrent()) {
        assertThat(Context.current().get(KEY)).isEqualTo("four");
      }
    }
  }

  @Test
  void doesNotBlameATestForWhatWasOpenBefore() {
    leak("before");
    SampleRun.of(ClosesItsScopes.class).passes();
    assertThat(Context.current()).isSameAs(Context.root());
  }
}
