package ai.honeyhive.tracer.later;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.PendingSpan;
import ai.honeyhive.tracer.TracedSpan;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Steps that are ended by a callback. */
@ExtendWith(HoneyHiveExtension.class)
class PendingSpanTest {
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
  void callback_completesOnAnotherThread_endsTheStep() throws Exception {
    PendingSpan pending = late.tracer().trace("chat", EventType.MODEL, span -> {
      span.input("question", "?");
      return span.endLater();
    });

    assertThat(Context.current()).isSameAs(Context.root());
    assertThat(late.ended()).isZero();
    Thread other = new Thread(() -> {
      pending.chunk("Hel").chunk("lo");
      try (Scope inside = pending.makeCurrent()) {
        late.tracer().run("callback", span -> {});
      }
      pending.complete();
      pending.fail(new IOException("too late"));
      pending.cancel();
    });
    other.start();
    other.join();

    assertThat(late.ended()).isEqualTo(2);
    Event event = late.event("chat");
    assertThat(event.outputs()).containsEntry("content", "Hello");
    assertThat(event.metadata())
        .containsEntry("chunks", 2L)
        .containsKey("time_to_first_token_ms")
        .doesNotContainKey("incomplete");
    assertThat(event.error()).isNull();
    assertThat(late.event("callback").parentId()).isEqualTo(event.eventId());
  }

  @Test
  void callback_givesTheWholeResult_recordsThatAndNotTheParts() {
    List<PendingSpan> pending = new ArrayList<>();
    late.tracer().run("chat", span -> pending.add(span.endLater()));

    pending.get(0).chunk("Hel");
    assertThat(pending.get(0).complete(Map.of("text", "Hello"))).containsEntry("text", "Hello");

    assertThat(late.event("chat").outputs()).containsEntry("result", Map.of("text", "Hello"));
  }

  @Test
  void callback_failsOrCancels_saysSo() {
    late.tracer().trace("fails", TracedSpan::endLater).fail(new IOException("gone"));
    late.tracer().trace("cancelled", TracedSpan::endLater).cancel();

    assertThat(late.event("fails").error()).isEqualTo("IOException: gone");
    assertThat(late.event("cancelled").metadata()).containsEntry("incomplete", "cancelled");
  }

  @Test
  void callback_neverCalled_endsMarkedWhenNobodyCanCallIt() {
    late.tracer().run("chat", TracedSpan::endLater);

    LateTracer.collectUntil(() -> late.ended() == 1);

    assertThat(late.event("chat").metadata()).containsEntry("incomplete", "dropped before its end");
  }

  @Test
  void code_throwsAfterTakingTheEnd_endsTheStepAsFailedOnce() {
    List<PendingSpan> pending = new ArrayList<>();
    IOException own = new IOException("own");

    assertThatThrownBy(() -> late.tracer().run("chat", span -> {
          pending.add(span.endLater());
          throw own;
        }))
        .isSameAs(own);
    pending.get(0).complete("too late");

    assertThat(late.ended()).isEqualTo(1);
    Event event = late.event("chat");
    assertThat(event.error()).isEqualTo("IOException: own");
    assertThat(event.outputs()).isEmpty();
  }

  @Test
  void tryStatement_endLater_leavesTheEndToTheHandle() {
    PendingSpan pending;
    try (TracedSpan span = late.tracer().startSpan("chat")) {
      pending = span.endLater();
      assertThat(late.ended()).isZero();
    }
    assertThat(late.ended()).isZero();

    pending.complete("answer");

    assertThat(late.event("chat").outputs()).containsEntry("result", "answer");
  }

  @Test
  void closedTracer_givesAHandleThatDoesNothing() {
    late.close();

    PendingSpan pending = late.tracer().trace("chat", TracedSpan::endLater);
    try (Scope nothing = pending.chunk("a").makeCurrent()) {
      assertThat(pending.complete("answer")).isEqualTo("answer");
    }
    pending.fail(new IOException("gone"));

    assertThat(late.tracer().status().started()).isZero();
  }
}
