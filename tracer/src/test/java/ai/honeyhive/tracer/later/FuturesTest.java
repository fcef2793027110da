package ai.honeyhive.tracer.later;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Steps whose code returns a future. */
@ExtendWith(HoneyHiveExtension.class)
class FuturesTest {
  private LateTracer late;

  @BeforeEach
  void open(TestServer server) {
    late = new LateTracer(server);
  }

  @AfterEach
  void close() {
    late.close();
  }

  @Test
  void stage_completedByAnotherThread_endsTheStepThere() throws Exception {
    CompletableFuture<String> answer = new CompletableFuture<>();

    CompletableFuture<String> result = late.tracer().trace("ask", span -> {
      span.input("question", "?");
      return answer;
    });

    assertThat(result).isSameAs(answer);
    assertThat(late.ended()).isZero();
    Thread other = new Thread(() -> answer.complete("forty-two"));
    other.start();
    other.join();
    assertThat(late.ended()).isEqualTo(1);
    Event event = late.event("ask");
    assertThat(event.inputs()).containsEntry("question", "?");
    assertThat(event.outputs()).containsEntry("result", "forty-two");
    assertThat(event.error()).isNull();
    assertThat(event.metadata()).doesNotContainKey("incomplete");
  }

  @Test
  void stage_completedTwice_endsOnce() {
    CompletableFuture<String> answer = new CompletableFuture<>();
    late.tracer().trace("ask", span -> answer);

    answer.complete("first");
    answer.obtrudeValue("second");

    assertThat(late.ended()).isEqualTo(1);
    assertThat(late.event("ask").outputs()).containsEntry("result", "first");
  }

  @Test
  void stage_isDone_endsTheStepAtOnce() {
    CompletionStage<String> result =
        late.tracer().trace("ask", span -> CompletableFuture.completedStage("at once"));

    assertThat(result.toCompletableFuture()).isCompletedWithValue("at once");
    assertThat(late.ended()).isEqualTo(1);
    assertThat(late.event("ask").outputs()).containsEntry("result", "at once");
  }

  @Test
  void stage_fails_hasTheErrorWithoutItsWrapping() {
    CompletableFuture<String> answer = new CompletableFuture<>();
    CompletableFuture<Integer> result =
        late.tracer().trace("ask", span -> answer.thenApply(String::length));

    answer.completeExceptionally(new IOException("gone"));

    assertThatThrownBy(result::get).hasCauseInstanceOf(IOException.class);
    assertThat(late.event("ask").error()).isEqualTo("IOException: gone");
  }

  @Test
  void stage_isCancelled_isMarkedAndNoError() {
    CompletableFuture<String> result =
        late.tracer().trace("ask", span -> new CompletableFuture<>());

    assertThat(result.cancel(true)).isTrue();

    Event event = late.event("ask");
    assertThat(event.metadata()).containsEntry("incomplete", "cancelled");
    assertThat(event.error()).isNull();
  }

  @Test
  void stage_outputRecordedByTheCode_staysAsItIs() {
    CompletableFuture<String> answer = new CompletableFuture<>();
    late.tracer().trace("ask", span -> answer.whenComplete((text, error) -> span.output("own")));

    answer.complete("other");

    assertThat(late.event("ask").outputs()).containsOnly(java.util.Map.entry("result", "own"));
  }

  @Test
  void stage_nobodyCanCompleteIt_endsMarkedAsDropped() {
    late.tracer().trace("ask", span -> new CompletableFuture<String>());

    LateTracer.collectUntil(() -> late.ended() == 1);

    Event event = late.event("ask");
    assertThat(event.metadata()).containsEntry("incomplete", "dropped before its end");
  }

  @Test
  void stage_tracerCloses_endsMarked(TestServer server) {
    CompletableFuture<String> answer =
        late.tracer().trace("ask", span -> new CompletableFuture<>());

    late.close();

    answer.complete("too late");
    assertThat(late.event("ask").metadata()).containsEntry("incomplete", "the tracer was closed");
    assertThat(late.ended()).isEqualTo(1);
  }

  @Test
  void future_ofAPool_endsWhenItsTaskDoes() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    ExecutorService pool = Executors.newSingleThreadExecutor();
    Future<String> result = late.tracer()
        .trace(
            "work",
            span -> pool.submit(() -> {
              go.await();
              return "done";
            }));

    assertThat(result).isInstanceOf(FutureTask.class);
    assertThat(late.ended()).isZero();
    go.countDown();
    assertThat(result.get()).isEqualTo("done");
    LateTracer.await(() -> late.ended() == 1);
    pool.shutdown();
    assertThat(late.event("work").outputs()).containsEntry("result", "done");
  }

  @Test
  void future_failsOrIsCancelled_saysSo() {
    FutureTask<String> failing = new FutureTask<>(() -> {
      throw new IOException("gone");
    });
    FutureTask<String> cancelled = new FutureTask<>(() -> "never");
    Future<String> one = late.tracer().trace("fails", span -> failing);
    Future<String> other = late.tracer().trace("cancelled", span -> cancelled);

    failing.run();
    other.cancel(true);

    assertThatThrownBy(one::get).isInstanceOf(ExecutionException.class);
    LateTracer.await(() -> late.ended() == 2);
    assertThat(late.event("fails").error()).isEqualTo("IOException: gone");
    assertThat(late.event("cancelled").metadata()).containsEntry("incomplete", "cancelled");
  }

  @Test
  void future_isInterruptedWhoReturnsIt_staysInterrupted() {
    FutureTask<String> done = new FutureTask<>(() -> "done");
    done.run();
    Thread.currentThread().interrupt();

    late.tracer().trace("work", span -> done);

    assertThat(Thread.interrupted()).isTrue();
    LateTracer.await(() -> late.ended() == 1);
    assertThat(late.event("work").outputs()).containsEntry("result", "done");
  }

  @Test
  void future_thatThrowsWhenAsked_endsTheStepAndNothingElse() {
    Future<String> hostile = new FutureTask<>(() -> "never") {
      @Override
      public boolean isDone() {
        throw new IllegalStateException("hostile");
      }
    };

    Future<String> result = late.tracer().trace("work", span -> hostile);

    assertThat(result).isSameAs(hostile);
    assertThat(late.event("work").metadata())
        .containsEntry("incomplete", "it cannot be asked: java.lang.IllegalStateException");
  }
}
