package ai.honeyhive.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LogGuardTest {
  private static final Logger LOG = System.getLogger("sample");

  @Test
  void failsForAWarningAndShowsItsException() {
    assertThat(SampleRun.of(Warns.class).failure())
        .hasMessageContaining("Unexpected log, WARNING from sample: 3 spans lost")
        .hasMessageContaining("java.io.IOException: no route")
        .hasMessageContaining("@AllowLogs");
  }

  @Sample
  static class Warns {
    @Test
    void warns() {
      LOG.log(Level.WARNING, "{0} spans lost", 3);
      LOG.log(Level.WARNING, "failed", new java.io.IOException("no route"));
    }
  }

  @Test
  void passesWhenTheLogWasAnnounced() {
    SampleRun.of(Announces.class).passes();
  }

  @Sample
  static class Announces {
    @Test
    @AllowLogs
    void aWarning() {
      LOG.log(Level.WARNING, "spans lost");
    }

    @Test
    @AllowLogs(matching = "spans (lost|late)")
    @AllowLogs(value = Level.ERROR, matching = "IOException")
    void twoKinds() {
      LOG.log(Level.WARNING, "2 spans late");
      LOG.log(Level.ERROR, "failed", new java.io.IOException("no route"));
    }

    @Test
    void nothingAboveInfo() {
      LOG.log(Level.INFO, "started");
      System.out.println("tests may print");
      System.err.write('\n');
    }
  }

  @Test
  void failsWhenAnAnnouncedLogDoesNotCome() {
    assertThat(SampleRun.of(AnnouncesTooMuch.class).failure())
        .hasMessageContaining("did not come: up to WARNING, matching \"lost\"")
        .hasMessageContaining("What came: [sample: spans late]")
        .hasMessageContaining("Unexpected log, WARNING from sample: spans late");
    assertThat(SampleRun.of(AnnouncesForNothing.class).failure())
        .hasMessageContaining("did not come: up to ERROR, matching \"\". Nothing was logged.");
  }

  @Sample
  static class AnnouncesTooMuch {
    @Test
    @AllowLogs(matching = "lost")
    void another() {
      LOG.log(Level.WARNING, "spans late");
    }
  }

  @Sample
  static class AnnouncesForNothing {
    @Test
    @AllowLogs(Level.ERROR)
    void none() {}
  }

  @Test
  void failsForALevelAboveTheAnnouncedOne() {
    assertThat(SampleRun.of(AnnouncesTooLow.class).failure())
        .hasMessageContaining("Unexpected log, ERROR from sample: broken");
  }

  @Sample
  static class AnnouncesTooLow {
    @Test
    @AllowLogs(matching = "late")
    void error() {
      LOG.log(Level.WARNING, "late");
      LOG.log(Level.ERROR, "broken, late");
    }
  }

  @Test
  void allowsForAClassAndThoseNestedInIt() {
    SampleRun.of(AllowsForAll.class).passes();
  }

  @Sample
  @AllowLogs(matching = "late")
  static class AllowsForAll {
    @Test
    void silent() {}

    @Nested
    class Inner {
      @Test
      void warns() {
        LOG.log(Level.WARNING, "late");
      }
    }
  }

  @Test
  void failsForOutputOfOthers() {
    assertThat(SampleRun.of(LetsOthersPrint.class).failure())
        .hasMessageContaining("System.out, written by org.assertj.")
        .hasMessageContaining("a description")
        .hasMessageContaining("System.err, written by the JDK: Exception in thread \"thrower\"")
        .hasMessageContaining("IllegalStateException: nobody catches this")
        .hasMessageNotContaining("written by ai.honeyhive");
  }

  @Sample
  static class LetsOthersPrint {
    @Test
    void prints() throws InterruptedException {
      Assertions.setPrintAssertionsDescription(true);
      try {
        assertThat(1).as("a description").isEqualTo(1);
      } finally {
        Assertions.setPrintAssertionsDescription(false);
      }
      Runnable thrower = () -> {
        throw new IllegalStateException("nobody catches this");
      };
      Thread thread = new Thread(thrower, "thrower");
      thread.start();
      thread.join();
    }
  }

  @Test
  void failsForAReplacedStreamAndPutsItBack() {
    PrintStream before = System.out;
    assertThat(SampleRun.of(ReplacesOut.class).failure())
        .hasMessageContaining("System.out or System.err was left replaced");
    assertThat(System.out).isSameAs(before);
  }

  @Sample
  static class ReplacesOut {
    @Test
    void replaces() {
      System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    }
  }
}
