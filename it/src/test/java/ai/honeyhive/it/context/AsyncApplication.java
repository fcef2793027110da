package ai.honeyhive.it.context;

import io.opentelemetry.context.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** A Spring application with one asynchronous method. */
@EnableAsync
class AsyncApplication {

  /** Its component. */
  static class Worker {
    @Async
    public Future<String> work(Runnable work) {
      work.run();
      return CompletableFuture.completedFuture("done");
    }
  }

  static void run(boolean isWrapped, Runnable work) throws Exception {
    try (AnnotationConfigApplicationContext application =
        new AnnotationConfigApplicationContext()) {
      application.register(AsyncApplication.class);
      application.registerBean("worker", Worker.class);
      application.registerBean("taskExecutor", ThreadPoolTaskExecutor.class, () -> {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
        TaskDecorator wrap = task -> Context.current().wrap(task);
        executor.setTaskDecorator(isWrapped ? wrap : task -> task);
        return executor;
      });
      application.refresh();
      application.getBean(Worker.class).work(work).get();
    }
  }
}
