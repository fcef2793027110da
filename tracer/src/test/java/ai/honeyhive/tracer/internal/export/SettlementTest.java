package ai.honeyhive.tracer.internal.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SettlementTest {
  private final Settlement settlement = new Settlement();

  @Test
  void whenSettled_nothingAccepted_isDone() {
    assertThat(settlement.whenSettled(0)).isCompletedWithValue(true);
  }

  @Test
  void whenSettled_acceptedButNotTaken_waits() {
    CompletableFuture<Boolean> settled = settlement.whenSettled(1);
    assertThat(settled).isNotDone();

    settlement.next(1).settled();

    assertThat(settled).isCompletedWithValue(true);
  }

  @Test
  void whenSettled_laterRequestsEndFirst_waitsForTheEarlier() {
    Settlement.Ticket first = settlement.next(2);
    CompletableFuture<Boolean> settled = settlement.whenSettled(2);
    settlement.next(500).settled();
    assertThat(settled).isNotDone();

    first.settled();

    assertThat(settled).isCompletedWithValue(true);
  }

  @Test
  void whenSettled_earlierRequestsEnd_doesNotWaitForTheLater() {
    Settlement.Ticket first = settlement.next(2);
    settlement.next(3);
    CompletableFuture<Boolean> settled = settlement.whenSettled(2);

    first.settled();

    assertThat(settled).isCompletedWithValue(true);
  }

  @Test
  void divided_request_endsWithItsLastPart() {
    Settlement.Ticket ticket = settlement.next(4);
    CompletableFuture<Boolean> settled = settlement.whenSettled(4);
    ticket.divided(1);
    ticket.settled();
    assertThat(settled).isNotDone();

    ticket.settled();

    assertThat(settled).isCompletedWithValue(true);
  }

  @Test
  void beside_whoWaitsAfterIt_waitsForIt() {
    Settlement.Ticket session = settlement.beside();
    CompletableFuture<Boolean> settled = settlement.whenSettled(0);
    assertThat(settled).isNotDone();

    session.settled();

    assertThat(settled).isCompletedWithValue(true);
  }

  @Test
  void stuck_waiters_areLetGoAndTheNextOnesWait() {
    settlement.next(1);
    CompletableFuture<Boolean> settled = settlement.whenSettled(1);

    settlement.stuck();

    assertThat(settled).isCompletedWithValue(false);
    assertThat(settlement.whenSettled(1)).isNotDone();
  }
}
