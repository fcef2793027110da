package ai.honeyhive.test;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Gives a test a running {@link TestServer} and afterwards fails it for what it leaves behind.
 *
 * <pre>{@code
 * @ExtendWith(HoneyHiveExtension.class)
 * class AnswerTest {
 *   @Test
 *   void recordsTheQuestion(TestServer server) {
 *     // ... trace something to server.uri() with server.apiKey()
 *     Event event = server.awaitEvent("answer");
 *   }
 * }
 * }</pre>
 *
 * <p>Every test has its own server with empty storage, started when a method parameter of the test,
 * its {@code @BeforeEach} or {@code @AfterEach} methods asks for it, and closed after them. This
 * holds for a static {@code @RegisterExtension} field too.
 *
 * <p>After each test, in this order and all reported together:
 *
 * <ul>
 *   <li>stored events that are not sessions and that the test did not read;
 *   <li>platform threads that did not exist before and do not end within the limit, with the
 *       garbage collector run meanwhile. No name is excused: see {@link AllowThreads}. Idle workers
 *       of the common pool and idle carriers of virtual threads are the JVM's and not counted, nor
 *       is the selector of an {@link java.net.http.HttpClient} before JDK 21, which has no close;
 *       virtual threads cannot be listed and are not seen;
 *   <li>open scopes on any thread, and a current context on the test's thread. This needs
 *       {@code -Dio.opentelemetry.context.enableStrictContext=true}; without it every test fails
 *       and says so;
 *   <li>a global OpenTelemetry, which is unset for the next test. Found by trying to set it, which
 *       works with every version of the API;
 *   <li>log records of WARNING and above that reach the root logger of {@code java.util.logging},
 *       where {@link System.Logger} ends too, and text on System.out or System.err that no class of
 *       the tests wrote: see {@link AllowLogs}. During the test the root logger's own handlers are
 *       set aside.
 * </ul>
 *
 * <p>When the test itself failed, what it left behind is added to its failure as suppressed. The
 * limit for threads and for the waiting methods of {@link TestServer} is ten seconds; the
 * configuration parameter {@value #LIMIT} of the JUnit platform changes it.
 *
 * <p>The guards watch the whole JVM, so tests must run one at a time; a test that starts while
 * another is running fails.
 */
public final class HoneyHiveExtension
    implements BeforeEachCallback, AfterEachCallback, InvocationInterceptor, ParameterResolver {
  /** The configuration parameter for how long to wait, as ISO 8601 duration: {@code PT10S}. */
  public static final String LIMIT = "honeyhive.test.limit";

  private static final Namespace NAMESPACE = Namespace.create(HoneyHiveExtension.class);
  private static final String DEFAULT_LIMIT = "PT10S";
  private static final AtomicReference<String> RUNNING = new AtomicReference<>("");

  /** Makes the extension; JUnit does this for {@code @ExtendWith}. */
  public HoneyHiveExtension() {}

  @Override
  public void beforeEach(ExtensionContext context) {
    String name = name(context);
    if (!RUNNING.compareAndSet("", name)) {
      throw new AssertionError(name + " started while " + RUNNING.get() + " was running, but the"
          + " guards watch the whole JVM. Run the tests one at a time, for example with"
          + " @Execution(SAME_THREAD).");
    }
    try {
      GuardedTest test = new GuardedTest(context, limit(context));
      test.begin();
      context.getStore(NAMESPACE).put(GuardedTest.class, test);
    } catch (RuntimeException e) {
      RUNNING.set("");
      throw e;
    }
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<@Nullable Void> method,
      ReflectiveInvocationContext<Method> reflective,
      ExtensionContext context)
      throws Throwable {
    run(method, context);
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> method,
      ReflectiveInvocationContext<Method> reflective,
      ExtensionContext context)
      throws Throwable {
    run(method, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<@Nullable Void> method,
      ReflectiveInvocationContext<Method> reflective,
      ExtensionContext context)
      throws Throwable {
    run(method, context);
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<@Nullable Void> method,
      ReflectiveInvocationContext<Method> reflective,
      ExtensionContext context)
      throws Throwable {
    run(method, context);
  }

  private static void run(Invocation<@Nullable Void> method, ExtensionContext context)
      throws Throwable {
    GuardedTest test = context.getStore(NAMESPACE).get(GuardedTest.class, GuardedTest.class);
    if (test == null) {
      method.proceed();
    } else {
      test.run(method);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    GuardedTest test = context.getStore(NAMESPACE).remove(GuardedTest.class, GuardedTest.class);
    if (test == null) {
      return;
    }
    List<AssertionError> left;
    try {
      left = test.end();
    } finally {
      RUNNING.set("");
    }
    if (!left.isEmpty()) {
      // When the test itself failed, JUnit keeps that failure and adds this one to it.
      throw failure(context, left);
    }
  }

  private static AssertionError failure(ExtensionContext context, List<AssertionError> left) {
    StringBuilder message = new StringBuilder(name(context)).append(" left something behind.");
    for (int i = 0; i < left.size(); i++) {
      message.append("\n(").append(i + 1).append(") ").append(left.get(i).getMessage());
    }
    AssertionError all = new AssertionError(message.toString());
    left.forEach(all::addSuppressed);
    return all;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    GuardedTest test = context.getStore(NAMESPACE).get(GuardedTest.class, GuardedTest.class);
    if (test == null) {
      throw new ParameterResolutionException("A TestServer lives for one test. Ask for it in a test"
          + " method, @BeforeEach or @AfterEach, not in a constructor or @BeforeAll.");
    }
    return test.server();
  }

  private static Duration limit(ExtensionContext context) {
    String text = context.getConfigurationParameter(LIMIT).orElse(DEFAULT_LIMIT);
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          LIMIT + " must be an ISO 8601 duration such as PT10S, not \"" + text + "\"", e);
    }
  }

  private static String name(ExtensionContext context) {
    return context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName();
  }
}
