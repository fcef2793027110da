package ai.honeyhive.test;

import ai.honeyhive.test.internal.GlobalGuard;
import ai.honeyhive.test.internal.Guard;
import ai.honeyhive.test.internal.LogGuard;
import ai.honeyhive.test.internal.ScopeGuard;
import ai.honeyhive.test.internal.ThreadGuard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;

/** One run of one test: its server, once asked for, and its guards. */
final class GuardedTest {
  private final Duration limit;
  private final ThreadGuard threads;
  private final List<Guard> guards;
  private @Nullable TestServer server;

  GuardedTest(ExtensionContext context, Duration limit) {
    Announcements announced = new Announcements(context);
    this.limit = limit;
    this.threads = new ThreadGuard(limit, announced.threads());
    // In this order at the end: what still runs may still log, so the log is last.
    this.guards = List.of(
        threads,
        new ScopeGuard(),
        new GlobalGuard(),
        new LogGuard(context.getRequiredTestClass(), announced.logs()));
  }

  void begin() {
    guards.forEach(Guard::begin);
  }

  synchronized TestServer server() {
    if (server == null) {
      FirstServer.run();
      threads.enter();
      server = TestServer.start(limit);
      threads.leave();
    }
    return server;
  }

  /** Runs a method of the test. */
  <T extends @Nullable Object> T run(Invocation<T> method) throws Throwable {
    threads.enter();
    try {
      return method.proceed();
    } finally {
      threads.leave();
    }
  }

  /** What the test left behind, everything put back. */
  synchronized List<AssertionError> end() {
    List<AssertionError> left = new ArrayList<>();
    if (server != null) {
      closeServer(server, left);
    }
    for (Guard guard : guards) {
      left.addAll(guard.end());
    }
    return left;
  }

  private static void closeServer(TestServer server, List<AssertionError> left) {
    try {
      server.close();
    } catch (RuntimeException | AssertionError e) {
      left.add(new AssertionError("The test's server did not close: " + e.getMessage(), e));
    }
    if (!server.unread().isEmpty()) {
      left.add(new AssertionError("Unread events: " + server.unread()
          + "\n    The test stored them and did not look at them. Read them with awaitEvents,"
          + " awaitEvent or events."));
    }
  }
}
