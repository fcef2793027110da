package ai.honeyhive.it.context;

import io.opentelemetry.context.Context;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/** The ways that the JDK has. */
final class JdkHops {
  private static final int VIRTUAL_THREADS = 21;

  private JdkHops() {}

  static List<Hop> all() {
    List<Hop> hops = new ArrayList<>(List.of(
        new Hop("new Thread", work -> thread(Context.current().wrap(work)), JdkHops::thread),
        new Hop(
            "ExecutorService, every task",
            inPool(
                JdkHops::pool,
                (pool, work) -> Context.taskWrapping(pool).submit(work).get()),
            inPool(JdkHops::pool, (pool, work) -> pool.submit(work).get())),
        new Hop(
            "ExecutorService, one task",
            inPool(
                JdkHops::pool,
                (pool, work) -> pool.submit(Context.current().wrap(work)).get()),
            inPool(JdkHops::pool, (pool, work) -> pool.submit(work).get())),
        scheduled(),
        asyncStages(),
        stageOfForeignFuture(),
        new Hop(
            "CompletableFuture in the common pool",
            work -> CompletableFuture.runAsync(Context.current().wrap(work)).get(),
            work -> CompletableFuture.runAsync(work).get()),
        new Hop(
            "ForkJoinPool",
            inPool(
                () -> new ForkJoinPool(2),
                (pool, work) -> pool.submit(Context.current().wrap(work)).get()),
            inPool(() -> new ForkJoinPool(2), (pool, work) -> pool.submit(work).get())),
        parallelStream()));
    if (Runtime.version().feature() >= VIRTUAL_THREADS) {
      hops.add(new Hop(
          "virtual thread",
          work -> virtualThread(Context.current().wrap(work)),
          JdkHops::virtualThread));
      hops.add(new Hop(
          "virtual thread for each task",
          inPool(
              JdkHops::virtualThreads,
              (pool, work) -> Context.taskWrapping(pool).submit(work).get()),
          inPool(JdkHops::virtualThreads, (pool, work) -> pool.submit(work).get())));
    }
    return hops;
  }

  private static Hop scheduled() {
    return new Hop(
        "ScheduledExecutorService",
        inPool(
            Executors::newSingleThreadScheduledExecutor,
            (pool, work) -> later(Context.taskWrapping(pool), work)),
        inPool(Executors::newSingleThreadScheduledExecutor, JdkHops::later));
  }

  /** The second stage is handed over by the thread of the first, which has the context. */
  private static Hop asyncStages() {
    return new Hop(
        "CompletableFuture, wrapped executor",
        inPool(JdkHops::pool, (pool, work) -> stages(Context.taskWrapping(pool), work)),
        inPool(JdkHops::pool, JdkHops::stages));
  }

  /** Whoever completes the future hands its stages over, so the executor cannot know. */
  private static Hop stageOfForeignFuture() {
    return new Hop(
        "CompletableFuture of somebody else",
        inPool(
            JdkHops::pool,
            (pool, work) ->
                completedElsewhere(pool, Context.current().wrapFunction(ignored -> done(work)))),
        inPool(
            JdkHops::pool,
            (pool, work) -> completedElsewhere(Context.taskWrapping(pool), ignored -> done(work))));
  }

  private static Hop parallelStream() {
    return new Hop(
        "parallel stream",
        inPool(
            () -> new ForkJoinPool(2),
            (pool, work) ->
                inParallel(pool, Context.current().wrapFunction(ignored -> done(work)))),
        inPool(() -> new ForkJoinPool(2), (pool, work) -> inParallel(pool, ignored -> done(work))));
  }

  /** What a way does with a pool. */
  @FunctionalInterface
  interface InPool<P> {
    void run(P pool, Runnable work) throws Exception;
  }

  /** Makes a pool for one run, and waits for its end. */
  @FunctionalInterface
  interface Making<P> {
    P make() throws Exception;
  }

  static <P extends ExecutorService> Hop.Way inPool(Making<P> making, InPool<P> way) {
    return work -> {
      P pool = making.make();
      try {
        way.run(pool, work);
      } finally {
        pool.shutdown();
        pool.awaitTermination(10, TimeUnit.SECONDS);
      }
    };
  }

  private static ExecutorService pool() {
    return Executors.newFixedThreadPool(2);
  }

  private static void thread(Runnable work) throws InterruptedException {
    Thread thread = new Thread(work);
    thread.start();
    thread.join();
  }

  private static void later(ScheduledExecutorService pool, Runnable work) throws Exception {
    pool.schedule(work, 1, TimeUnit.MILLISECONDS).get();
  }

  private static void stages(ExecutorService pool, Runnable work) throws Exception {
    CompletableFuture.supplyAsync(() -> work, pool)
        .thenApplyAsync(JdkHops::done, pool)
        .get();
  }

  private static void completedElsewhere(ExecutorService pool, Function<Object, Object> stage)
      throws Exception {
    CompletableFuture<Object> answer = new CompletableFuture<>();
    CompletableFuture<Object> last = answer.thenApplyAsync(stage, pool);
    thread(() -> answer.complete("answer"));
    last.get();
  }

  /** From within the pool, so that no part of it runs on the thread that waits. */
  private static void inParallel(ForkJoinPool pool, Function<Object, Object> function)
      throws Exception {
    pool.submit(() -> Stream.<Object>of("once").parallel().map(function).toList())
        .get();
  }

  private static Object done(Runnable work) {
    work.run();
    return "done";
  }

  private static void virtualThread(Runnable work) throws Exception {
    Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    ((Thread) start.invoke(null, work)).join();
  }

  private static ExecutorService virtualThreads() throws ReflectiveOperationException {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }
}
