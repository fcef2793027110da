package ai.honeyhive.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.GlobalOpenTelemetry;
import java.lang.System.Logger.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoneyHiveExtensionTest {
  @Test
  void givesEachTestItsOwnServer() {
    SampleRun run = SampleRun.of(UsesTheServer.class, "PT10S");
    run.passes();
    assertThat(run.passed()).isEqualTo(4);
  }

  @Sample
  static class UsesTheServer {
    private TestServer same;

    @BeforeEach
    void takes(TestServer server) {
      same = server;
      assertThat(server.events()).isEmpty();
    }

    @AfterEach
    void stillRuns(TestServer server) {
      assertThat(server).isSameAs(same);
      assertThat(server.get("/healthz").status()).isEqualTo(200);
    }

    @Test
    void storesAndReads(TestServer server) {
      assertThat(server).isSameAs(same);
      TestServerTest.startSession(server);
      TestServerTest.store(server, "one", 1);
      assertThat(server.awaitEvents(1)).hasSize(1);
    }

    @Test
    void readsByName(TestServer server) {
      TestServerTest.store(server, "one", 1);
      assertThat(server.awaitEvent("one").eventName()).isEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void readsWhatIsThere(int count, TestServer server) {
      TestServerTest.store(server, "one", count);
      assertThat(server.events()).hasSize(1);
    }
  }

  @Test
  void worksAsARegisteredExtension() {
    SampleRun.of(RegistersIt.class, "PT10S").passes();
  }

  @ExtendWith(Sample.OnlyInSampleRun.class)
  static class RegistersIt {
    @RegisterExtension
    static final HoneyHiveExtension HONEYHIVE = new HoneyHiveExtension();

    @Test
    void one(TestServer server) {
      TestServerTest.startSession(server);
      assertThat(server.sessions()).hasSize(1);
    }

    @Test
    void another(TestServer server) {
      assertThat(server.sessions()).isEmpty();
    }
  }

  @Test
  void failsForUnreadEvents() {
    assertThat(SampleRun.of(DoesNotRead.class, "PT10S").failure())
        .hasMessageContaining("Unread events: [Event{tool unread")
        .hasMessageContaining("Read them with awaitEvents");
    assertThat(SampleRun.of(ClosesBeforeReading.class, "PT10S").failure())
        .hasMessageContaining("Unread events: [Event{tool unread");
  }

  @Sample
  static class DoesNotRead {
    @Test
    void stores(TestServer server) {
      TestServerTest.store(server, "unread", 1);
    }
  }

  @Sample
  static class ClosesBeforeReading {
    @Test
    void stores(TestServer server) {
      TestServerTest.store(server, "unread", 1);
      server.close();
    }
  }

  @Test
  void reportsEverythingTogether() {
    Throwable failure = SampleRun.of(LeavesEverything.class, "PT10S").failure();
    assertThat(failure)
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("LeavesEverything.leaves(TestServer) left something behind.")
        .hasMessageContaining("(1) Unread events")
        .hasMessageContaining("(2) The global OpenTelemetry")
        .hasMessageContaining("(3) Unexpected log");
    assertThat(failure.getSuppressed()).hasSize(3);
  }

  @Sample
  static class LeavesEverything {
    @Test
    void leaves(TestServer server) {
      TestServerTest.store(server, "unread", 1);
      GlobalOpenTelemetry.get();
      System.getLogger("sample").log(Level.WARNING, "late");
    }
  }

  @Test
  void doesNotMaskTheTestsOwnFailure() {
    Throwable failure = SampleRun.of(FailsAndLeaves.class).failure();
    assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessage("the real failure");
    assertThat(failure.getSuppressed()).hasSize(1);
    assertThat(failure.getSuppressed()[0]).hasMessageContaining("The global OpenTelemetry");
  }

  @Sample
  static class FailsAndLeaves {
    @Test
    void fails() {
      GlobalOpenTelemetry.get();
      throw new IllegalStateException("the real failure");
    }
  }

  @Test
  void refusesAServerOutsideOfATest() {
    assertThat(SampleRun.of(AsksInConstructor.class).failure())
        .hasMessageContaining("A TestServer lives for one test");
    assertThat(SampleRun.of(AsksForAll.class).failure())
        .hasMessageContaining("A TestServer lives for one test");
  }

  @Sample
  static class AsksInConstructor {
    AsksInConstructor(TestServer server) {}

    @Test
    void runs() {}
  }

  @Sample
  static class AsksForAll {
    @BeforeAll
    static void asks(TestServer server) {}

    @Test
    void runs() {}
  }

  @Test
  void refusesALimitThatIsNoDuration() {
    assertThat(SampleRun.of(UsesTheServer.class, "10").failures())
        .allSatisfy(failure -> assertThat(failure)
            .hasMessageContaining("honeyhive.test.limit must be an ISO 8601 duration")
            .hasMessageContaining("not \"10\""));
  }

  @Test
  void refusesToRunBesideAnotherTest() {
    assertThat(SampleRun.of(RunsAnother.class).failure())
        .hasMessageContaining("Inner.inner() started while RunsAnother.outer() was running")
        .hasMessageContaining("one at a time");
  }

  @Sample
  static class RunsAnother {
    @Test
    void outer() throws Throwable {
      throw SampleRun.of(Inner.class).failure();
    }
  }

  @Sample
  static class Inner {
    @Test
    void inner() {}
  }
}
