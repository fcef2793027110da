package ai.honeyhive.tracer.internal.export.dispatch;

import static ai.honeyhive.tracer.internal.export.dispatch.ScriptedTransport.OK;
import static ai.honeyhive.tracer.internal.export.dispatch.ScriptedTransport.REFUSED_CONNECTION;
import static ai.honeyhive.tracer.internal.export.dispatch.ScriptedTransport.STALE;
import static ai.honeyhive.tracer.internal.export.dispatch.ScriptedTransport.TIMED_OUT;
import static ai.honeyhive.tracer.internal.export.dispatch.ScriptedTransport.status;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.tracer.internal.diagnostics.Health;
import ai.honeyhive.tracer.internal.export.transport.HttpAnswer;
import ai.honeyhive.tracer.internal.export.transport.HttpCall;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Requests in virtual time, against a transport that answers as told. */
class DestinationTest {
  private static final Duration MAX_AGE = Duration.ofMinutes(5);

  private final VirtualWorkers workers = new VirtualWorkers();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final Destination destination = new Destination(transport, workers, 2);
  private final List<String> said = new ArrayList<>();
  private final Deadline deadline = new Deadline(workers::nanoTime);
  private final Lane lane = lane("lane");

  private Lane lane(String name) {
    Lane.Owner owner = new Lane.Owner() {
      @Override
      public void progressed() {}

      @Override
      public void stuck() {
        said.add(name + " stuck");
      }
    };
    return destination.open(owner, Health.create().fence(), deadline, MAX_AGE);
  }

  private class Letter extends Request {
    private final String name;

    Letter(String name) {
      super(workers.nanoTime());
      this.name = name;
    }

    @Override
    protected HttpCall call(Duration timeout) {
      return new HttpCall(
          URI.create("http://server/" + name), Map.of(), ByteBuffer.allocate(10), timeout);
    }

    @Override
    protected long bytes() {
      return 10;
    }

    @Override
    protected boolean isRetryable(int status) {
      return Set.of(429, 503).contains(status);
    }

    @Override
    protected void accepted(HttpAnswer.Accepted answer) {
      said.add(name + " accepted");
    }

    @Override
    protected void refused(HttpAnswer.Refused answer) {
      said.add(name + " refused " + answer.status());
    }

    @Override
    protected void givenUp(GivenUp why, boolean sent, @Nullable Exception cause) {
      said.add(name + " " + why + (sent ? " sent" : ""));
    }
  }

  private void post(Lane lane, String... names) {
    for (String name : names) {
      lane.add(new Letter(name));
    }
    lane.send();
    workers.run();
  }

  private List<String> sent() {
    return transport.calls().stream()
        .map(call -> call.uri().getPath().substring(1))
        .toList();
  }

  private void pass(long millis) {
    workers.pass(Duration.ofMillis(millis));
  }

  @Test
  void send_morePermitsThanRequests_sendsAllAtOnce() {
    post(lane, "a", "b");

    assertThat(transport.open()).hasSize(2);
    assertThat(lane.bytes()).isEqualTo(20);
  }

  @Test
  void send_moreRequestsThanPermits_waitsForAnAnswer() {
    post(lane, "a", "b", "c");
    assertThat(sent()).containsExactly("a", "b");

    transport.answer(OK);
    workers.run();

    assertThat(sent()).containsExactly("a", "b", "c");
    assertThat(said).containsExactly("a accepted");
    assertThat(lane.bytes()).isEqualTo(20);
  }

  @Test
  void send_manyLanes_takesThemInTurn() {
    Lane other = lane("other");
    lane.add(new Letter("a1"));
    lane.add(new Letter("a2"));
    lane.add(new Letter("a3"));
    other.add(new Letter("b1"));
    other.add(new Letter("b2"));
    lane.send();
    while (!transport.open().isEmpty()) {
      transport.answer(OK);
      workers.run();
    }

    assertThat(sent()).containsExactly("a1", "b1", "a2", "b2", "a3");
  }

  @Test
  void retry_passingFault_sendsTheSameAgainAfterHalfASecond() {
    transport.then(status(503), OK);
    post(lane, "a");
    pass(499);
    assertThat(sent()).containsExactly("a");

    pass(101);

    assertThat(sent()).containsExactly("a", "a");
    assertThat(said).containsExactly("a accepted");
  }

  @Test
  void retry_retryAfter_isHonoured() {
    transport.then(status(429, Duration.ofSeconds(3)), OK);
    post(lane, "a");
    pass(2999);
    assertThat(sent()).containsExactly("a");

    pass(1);

    assertThat(said).containsExactly("a accepted");
  }

  @Test
  void retry_usedUp_waitsForTheServerAndNothingElseIsSent() {
    transport.always(REFUSED_CONNECTION);
    post(lane, "a");
    pass(4300);
    assertThat(sent()).containsExactly("a", "a", "a", "a");
    assertThat(said).containsExactly("lane stuck");

    post(lane, "b");
    assertThat(sent()).hasSize(4);
    transport.always(OK);
    pass(2100);

    assertThat(said).containsExactly("lane stuck", "a accepted", "b accepted");
  }

  @Test
  void circuit_serverStaysAway_triesEverMoreRarely() {
    transport.always(REFUSED_CONNECTION);
    post(lane, "a");
    pass(4200);
    int before = sent().size();

    pass(2000 + 4000 + 8000 + 16000 + 30000);

    assertThat(sent().size() - before).isEqualTo(5);
  }

  @Test
  void circuit_oneKeyIsTold_othersGoOn() {
    Lane other = lane("other");
    transport.always(status(503));
    post(lane, "a");
    pass(4300);
    assertThat(said).containsExactly("lane stuck");
    transport.always(OK);

    post(other, "b");

    assertThat(said).containsExactly("lane stuck", "b accepted");
  }

  @Test
  void circuit_serverAway_everyLaneIsTold() {
    Lane other = lane("other");
    transport.always(REFUSED_CONNECTION);
    post(lane, "a");
    post(other, "b");
    pass(4300);

    assertThat(said).contains("lane stuck", "other stuck");
    assertThat(lane.isStuck()).isTrue();
    assertThat(other.isStuck()).isTrue();
  }

  @Test
  void hurry_serverCameBack_isFoundOutAtOnce() {
    transport.always(REFUSED_CONNECTION);
    post(lane, "a");
    pass(4300);
    pass(300);
    transport.always(OK);

    lane.hurry();
    lane.send();
    workers.run();

    assertThat(said).containsExactly("lane stuck", "a accepted");
  }

  @Test
  void circuit_laneOfTheOneThatTriesIsClosed_anotherTries() {
    Lane other = lane("other");
    transport.always(REFUSED_CONNECTION);
    post(lane, "a");
    post(other, "b");
    pass(4300);
    transport.always(null);
    pass(2100);
    assertThat(transport.open()).hasSize(1);

    lane.close();
    other.close();
    workers.run();
    Lane third = lane("third");
    transport.always(OK);
    post(third, "c");

    assertThat(said).contains("c accepted");
  }

  @Test
  void circuit_toldOnceAndAwayThen_triesAgain() {
    transport.always(status(503));
    post(lane, "a");
    pass(4300);
    transport.always(REFUSED_CONNECTION);
    pass(10_000);
    transport.always(OK);
    pass(30_000);

    assertThat(said).contains("a accepted");
  }

  @Test
  void retry_staleConnection_isImmediate() {
    transport.then(STALE, OK);
    post(lane, "a");

    assertThat(said).containsExactly("a accepted");
  }

  @Test
  void retry_staleTwice_isAnOrdinaryFailure() {
    transport.then(STALE, STALE, OK);
    post(lane, "a");
    assertThat(sent()).hasSize(2);

    pass(600);

    assertThat(said).containsExactly("a accepted");
  }

  @Test
  void refused_final_isNotTriedAgain() {
    transport.then(status(400));
    post(lane, "a");
    pass(10_000);

    assertThat(sent()).containsExactly("a");
    assertThat(said).containsExactly("a refused 400");
    assertThat(lane.bytes()).isZero();
  }

  @Test
  void refused_keyThatChanged_isTriedOnceWithTheNewOne() {
    transport.always(status(401));
    lane.add(new Letter("a") {
      @Override
      protected boolean renewsKey(HttpCall refused) {
        return true;
      }
    });
    lane.send();
    workers.run();

    assertThat(sent()).containsExactly("a", "a");
    assertThat(said).containsExactly("a refused 401");
  }

  @Test
  void tooLarge_divisible_sendsTheParts() {
    transport.then(status(413), OK, OK);
    lane.add(new Letter("ab") {
      @Override
      protected List<Request> divided() {
        return List.of(new Letter("a"), new Letter("b"));
      }
    });
    lane.send();
    workers.run();

    assertThat(sent()).containsExactly("ab", "a", "b");
    assertThat(said).containsExactly("a accepted", "b accepted");
    assertThat(lane.bytes()).isZero();
  }

  @Test
  void tooLarge_indivisible_isRefused() {
    transport.then(status(413));
    post(lane, "a");

    assertThat(said).containsExactly("a refused 413");
  }

  @Test
  void putAside_requestKeptElsewhere_endsHere() {
    transport.always(REFUSED_CONNECTION);
    lane.add(new Letter("a") {
      @Override
      protected boolean putAside(HttpAnswer why) {
        said.add("a aside: " + why.text());
        return true;
      }
    });
    lane.send();
    pass(4300);

    assertThat(said).containsExactly("a aside: java.io.IOException: refused");
    assertThat(lane.bytes()).isZero();
  }

  @Test
  void expire_requestThatWaitedTooLong_isGivenUp() {
    transport.always(REFUSED_CONNECTION);
    post(lane, "a");

    pass(MAX_AGE.toMillis() + 31_000);

    assertThat(said).contains("a EXPIRED");
    assertThat(lane.bytes()).isZero();
  }

  @Test
  void close_waitingAndUnderWay_tellsThemApart() {
    post(lane, "a", "b", "c");

    lane.close();

    assertThat(said).containsExactlyInAnyOrder("a CLOSED sent", "b CLOSED sent", "c CLOSED");
    assertThat(transport.open()).allMatch(open -> open.answer().isCancelled());
    assertThat(lane.bytes()).isZero();
    assertThat(lane.add(new Letter("d"))).isFalse();
  }

  @Test
  void close_noConnectionYet_isNotSent() {
    transport.whenCancelled(REFUSED_CONNECTION);
    post(lane, "a");

    lane.close();

    assertThat(said).containsExactly("a CLOSED");
  }

  @Test
  void close_answeredInThatMoment_isWhatTheAnswerSays() {
    lane.add(new Letter("a"));
    lane.send();
    transport.answer(OK);

    lane.close();
    workers.run();

    assertThat(said).containsExactly("a accepted");
    assertThat(lane.bytes()).isZero();
  }

  @Test
  void close_lane_givesItsPermitsBack() {
    Lane other = lane("other");
    post(lane, "a", "b");
    post(other, "c");
    assertThat(sent()).containsExactly("a", "b");

    lane.close();
    workers.run();

    assertThat(sent()).containsExactly("a", "b", "c");
  }

  @Test
  void close_requestThatTimedOutBefore_countsAsSent() {
    transport.always(TIMED_OUT);
    post(lane, "a");
    pass(4300);

    lane.close();

    assertThat(said).contains("a CLOSED sent");
  }

  @Test
  void deadline_near_leavesNoTimeForARetry() {
    transport.always(REFUSED_CONNECTION);
    deadline.in(Duration.ofMillis(300));
    post(lane, "a");
    pass(200);

    assertThat(sent()).containsExactly("a");
    assertThat(said).containsExactly("lane stuck");
  }

  @Test
  void deadline_near_shortensTheCall() {
    deadline.in(Duration.ofMillis(300));
    post(lane, "a");

    assertThat(transport.calls().get(0).timeout()).isEqualTo(Duration.ofMillis(301));
  }

  @Test
  void gate_othersWaitForItsFirstAttempt() {
    lane.addGate(new Letter("gate"), Duration.ofSeconds(1));
    post(lane, "a");
    assertThat(sent()).containsExactly("gate");

    transport.answer(status(503));
    workers.run();

    assertThat(sent()).containsExactly("gate", "a");
  }

  @Test
  void gate_noAnswer_isWaitedForASecond() {
    lane.addGate(new Letter("gate"), Duration.ofSeconds(1));
    post(lane, "a");
    pass(999);
    assertThat(sent()).containsExactly("gate");

    pass(1);

    assertThat(sent()).containsExactly("gate", "a");
  }

  @Test
  void send_requestThatThrows_isAFailureLikeOthers() {
    lane.add(new Letter("a") {
      private boolean thrown;

      @Override
      protected HttpCall call(Duration timeout) {
        if (!thrown) {
          thrown = true;
          throw new NoClassDefFoundError("missing");
        }
        return super.call(timeout);
      }
    });
    transport.always(OK);
    lane.send();
    pass(600);

    assertThat(said).containsExactly("a accepted");
  }
}
