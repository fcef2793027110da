package ai.honeyhive.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.AuthenticationException;
import ai.honeyhive.client.CallTimeoutException;
import ai.honeyhive.client.ConnectionException;
import ai.honeyhive.client.HoneyHiveClient;
import ai.honeyhive.client.NotFoundException;
import ai.honeyhive.client.RateLimitException;
import ai.honeyhive.client.ServerException;
import ai.honeyhive.client.events.EventSearch;
import ai.honeyhive.client.events.NewSession;
import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.Fault;
import ai.honeyhive.server.Faults;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes wrong between the client and the real server. */
@ExtendWith(HoneyHiveExtension.class)
class FailuresRestTest {
  private static final String SEARCH = "/v1/events/search";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void key_thatIsUnknown_isSaidWithoutShowingIt(TestServer server) {
    try (HoneyHiveClient client =
        Clients.builder(server).apiKey("hh_wrong_and_secret").build()) {
      assertThatThrownBy(() -> client.events().search(EventSearch.all()))
          .isInstanceOf(AuthenticationException.class)
          .hasMessageContaining(" 401 ")
          .hasMessageNotContaining("hh_wrong_and_secret");
      assertThat(client.toString()).doesNotContain("hh_wrong_and_secret");
    }
  }

  @Test
  void search_serverThatIsBusyOnce_isAskedAgain(TestServer server) {
    server.faults().path(SEARCH, 1, Fault.answer(503));
    try (HoneyHiveClient client = Clients.of(server)) {
      assertThat(client.events().search(EventSearch.all()).total()).isZero();
    }
    assertThat(server.faults().received(SEARCH)).isEqualTo(2);
  }

  @Test
  void search_serverThatAsksToWaitTooLong_fails(TestServer server) {
    server.faults().path(SEARCH, 1, Fault.answer(429).header("Retry-After", "30"));
    try (HoneyHiveClient client =
        Clients.builder(server).retryBudget(Duration.ofSeconds(5)).build()) {
      assertThatThrownBy(() -> client.events().search(EventSearch.all()))
          .isInstanceOfSatisfying(
              RateLimitException.class,
              failure -> assertThat(failure.retryAfter()).hasValue(Duration.ofSeconds(30)));
    }
  }

  @Test
  void start_serverThatIsBusy_failsAtOnce(TestServer server) {
    server.faults().path("/v1/sessions", 1, Fault.answer(503));
    try (HoneyHiveClient client = Clients.of(server)) {
      assertThatThrownBy(() -> client.sessions().start(NewSession.named("x")))
          .isInstanceOf(ServerException.class);
    }
    assertThat(server.faults().received("/v1/sessions")).isEqualTo(1);
  }

  @Test
  void search_serverThatHangs_isGivenUp(TestServer server) {
    server.faults().path(SEARCH, Faults.ALWAYS, Fault.late(MINUTE));
    try (HoneyHiveClient client =
        Clients.builder(server).exportTimeout(Duration.ofMillis(300)).retries(0).build()) {
      assertThatThrownBy(() -> client.events().search(EventSearch.all()))
          .isInstanceOf(CallTimeoutException.class)
          .hasMessage("POST /v1/events/search: no whole answer within 300 ms");
    }
    server.faults().clear();
  }

  @Test
  void async_manyAtOnce_allEnd(TestServer server) {
    try (HoneyHiveClient client = Clients.of(server)) {
      List<CompletableFuture<Event>> calls = IntStream.range(0, 200)
          .mapToObj(i -> client.sessions().startAsync(NewSession.named("session " + i)))
          .toList();

      assertThat(calls.stream().map(CompletableFuture::join).map(Event::eventId).distinct())
          .hasSize(200);
    }
    assertThat(server.sessions()).hasSize(200);
  }

  @Test
  void async_failure_isTheCause(TestServer server) {
    try (HoneyHiveClient client = Clients.of(server)) {
      CompletableFuture<Event> call = client.events().getAsync(UUID.randomUUID().toString());

      assertThatThrownBy(call::join)
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(NotFoundException.class);
    }
  }

  @Test
  void close_whileTheServerHangs_failsTheCall(TestServer server) {
    server.faults().path(SEARCH, Faults.ALWAYS, Fault.late(MINUTE));
    HoneyHiveClient client = Clients.of(server);
    CompletableFuture<?> call = client.events().searchAsync(EventSearch.all());

    client.close();

    assertThatThrownBy(call::join).hasCauseInstanceOf(ConnectionException.class);
    server.faults().clear();
  }

  @Test
  void client_withTheExecutorOfTheApplication_completesThere(TestServer server) {
    ExecutorService executor =
        Executors.newSingleThreadExecutor(task -> new Thread(task, "the application's"));
    try (HoneyHiveClient client = Clients.builder(server).executor(executor).build()) {
      CompletableFuture<String> thread = new CompletableFuture<>();
      server.faults().path(SEARCH, 1, Fault.late(Duration.ofMillis(100)));

      CompletableFuture<?> call = client
          .events()
          .searchAsync(EventSearch.all())
          .thenAccept(page -> thread.complete(Thread.currentThread().getName()));

      assertThat(thread.join()).isEqualTo("the application's");
      call.join();
      assertThat(client.events().search(EventSearch.all()).events()).isEmpty();
    } finally {
      executor.shutdown();
    }
  }
}
