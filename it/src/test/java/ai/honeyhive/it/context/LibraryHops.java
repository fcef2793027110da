package ai.honeyhive.it.context;

import io.micrometer.context.ContextRegistry;
import io.opentelemetry.context.Context;
import io.opentelemetry.extension.kotlin.ContextExtensionsKt;
import io.opentelemetry.instrumentation.reactor.v3_1.ContextPropagationOperator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.Dispatchers;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The ways that libraries have. */
final class LibraryHops {
  private LibraryHops() {}

  static List<Hop> all() {
    return List.of(
        new Hop("Reactor, OpenTelemetry's operator", LibraryHops::operator, LibraryHops::mono),
        new Hop("Reactor, Micrometer's propagation", LibraryHops::automatic, LibraryHops::mono),
        new Hop(
            "Kotlin coroutine",
            work -> coroutine(ContextExtensionsKt.asContextElement(Context.current()), work),
            work -> coroutine(EmptyCoroutineContext.INSTANCE, work)),
        new Hop("Spring's executor", work -> spring(true, work), work -> spring(false, work)),
        new Hop(
            "Spring's @Async",
            work -> AsyncApplication.run(true, work),
            work -> AsyncApplication.run(false, work)));
  }

  private static void operator(Runnable work) throws Exception {
    ContextPropagationOperator operator = ContextPropagationOperator.create();
    operator.registerOnEachOperator();
    try {
      mono(work);
    } finally {
      operator.resetOnEachOperator();
    }
  }

  private static void automatic(Runnable work) throws Exception {
    TelemetryAccessor accessor = new TelemetryAccessor();
    ContextRegistry.getInstance().registerThreadLocalAccessor(accessor);
    Hooks.enableAutomaticContextPropagation();
    try {
      mono(work);
    } finally {
      Hooks.disableAutomaticContextPropagation();
      ContextRegistry.getInstance().removeThreadLocalAccessor(accessor.key());
    }
  }

  private static void mono(Runnable work) throws Exception {
    JdkHops.inPool(Executors::newSingleThreadExecutor, LibraryHops::mono).run(work);
  }

  private static void mono(ExecutorService pool, Runnable work) {
    Mono.just(work)
        .subscribeOn(Schedulers.fromExecutorService(pool))
        .map(same -> same)
        .doOnNext(Runnable::run)
        .block();
  }

  /** On one thread of coroutines after another. */
  private static void coroutine(CoroutineContext context, Runnable work) throws Exception {
    BuildersKt.runBlocking(
        Dispatchers.getDefault().plus(context),
        (scope, outer) -> BuildersKt.withContext(
            Dispatchers.getIO(),
            (inIo, continuation) -> {
              work.run();
              return "done";
            },
            outer));
  }

  private static void spring(boolean isWrapped, Runnable work) throws Exception {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    if (isWrapped) {
      executor.setTaskDecorator(task -> Context.current().wrap(task));
    }
    executor.initialize();
    try {
      executor.submit(work).get(10, TimeUnit.SECONDS);
    } finally {
      executor.shutdown();
    }
  }
}
