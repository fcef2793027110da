package ai.honeyhive.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.cli.internal.demo.AgentStub;
import ai.honeyhive.cli.internal.demo.Example;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DemoCommandTest {
  private final Screen screen = new Screen();

  @TempDir
  private Path directory;

  private DemoCommand command(String... args) {
    DemoCommand command = new DemoCommand(screen.terminal());
    new CommandLine(command).parseArgs(args);
    return command;
  }

  @Test
  void showsTheTracesOfTheExampleAndItsWarnings() throws Exception {
    int exitCode = command("--once", "--port=0").run(AgentStub.of(AgentStub.Posting.class));

    assertThat(exitCode).isEqualTo(ExitCode.OK);
    assertThat(screen.out())
        .contains("a posted session", "└─ ask", "m-1", "13 ms")
        .contains("/sessions/6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11")
        .contains("1 session · 1 event · 7 tokens in, 3 out · 0 failed")
        .contains("this is a warning");
    assertThat(storage()).as("temporary storage").doesNotExist();
  }

  @Test
  void keepsTheStorageItIsGivenAndShowsOnlyThisRun() throws Exception {
    Example posting = AgentStub.of(AgentStub.Posting.class);
    String given = "--storage=" + directory.resolve("kept");
    command("--once", "--port=0", given).run(posting);
    assertThat(storage()).isEqualTo(directory.resolve("kept")).isNotEmptyDirectory();

    Screen second = new Screen();
    DemoCommand again = new DemoCommand(second.terminal());
    new CommandLine(again).parseArgs("--once", "--port=0", given);
    assertThatThrownBy(() -> again.run(AgentStub.of(AgentStub.Silent.class)))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("none of its sessions");
  }

  @Test
  void keepsServingUntilItIsInterrupted() throws Exception {
    FutureTask<Integer> running =
        new FutureTask<>(() -> command("--port=0").run(AgentStub.of(AgentStub.Posting.class)));
    Thread thread = new Thread(running, "demo-command");
    thread.start();
    screen.awaitOut("Ctrl-C");

    thread.interrupt();
    assertThat(running.get(30, TimeUnit.SECONDS)).isEqualTo(ExitCode.OK);
    assertThat(screen.out()).endsWith("Stopped.\n");
  }

  @Test
  void endsTheExampleWhenItIsInterrupted() throws Exception {
    FutureTask<Integer> running =
        new FutureTask<>(() -> command("--port=0").run(AgentStub.of(AgentStub.Stuck.class)));
    Thread thread = new Thread(running, "demo-command");
    thread.start();
    screen.awaitOut("Running");

    thread.interrupt();
    assertThat(running.get(30, TimeUnit.SECONDS)).isEqualTo(ExitCode.FAILURE);
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
        .isEmpty();
    assertThat(storage()).doesNotExist();
  }

  @Test
  void takesAnotherPortWhenTheUsualOneIsInUse() throws Exception {
    try (ServerSocket other = listenOn(ServerStart.DEFAULT_PORT)) {
      int exitCode = command("--once").run(AgentStub.of(AgentStub.Posting.class));
      assertThat(exitCode).isEqualTo(ExitCode.OK);
      assertThat(screen.out())
          .startsWith("Port 4318 is in use; taking a free one.\n")
          .doesNotContain("127.0.0.1:4318");
    }
  }

  @Test
  void doesNotReplaceAPortThatWasAskedFor() throws IOException {
    try (ServerSocket other = listenOn(0)) {
      DemoCommand command = command("--once", "--port=" + other.getLocalPort());
      assertThatThrownBy(() -> command.run(AgentStub.of(AgentStub.Silent.class)))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("Port " + other.getLocalPort() + " is in use");
    }
  }

  @Test
  void refusesAPortThatIsNone() {
    DemoCommand command = command("--once", "--port=-1");
    assertThatThrownBy(() -> command.run(AgentStub.of(AgentStub.Silent.class)))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("-1")
        .extracting(failure -> ((CommandFailure) failure).exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void showsTheOutputOfAnExampleThatFails() {
    DemoCommand command = command("--once", "--port=0");
    assertThatThrownBy(() -> command.run(AgentStub.of(AgentStub.Failing.class)))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("The example failed with exit code 1; its output is above.");
    assertThat(screen.out()).contains("Zürich: about to fail", "out of rails");
    assertThat(storage()).doesNotExist();
  }

  @Test
  void endsAnExampleThatRunsTooLong() {
    Example stuck = AgentStub.of(AgentStub.Stuck.class);
    Example impatient = new Example(stuck.classPath(), stuck.mainClass(), Duration.ofMillis(500));
    DemoCommand command = command("--once", "--port=0");
    assertThatThrownBy(() -> command.run(impatient))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("still runs after 0 s");
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
        .isEmpty();
  }

  @Test
  void needsTheExamples() {
    assertThat(CommandLines.run(screen.terminal(), "demo", "--once", "--port=0"))
        .isEqualTo(ExitCode.FAILURE);
    assertThat(screen.err()).contains("run ./honeyhive demo in a checkout");
  }

  private Path storage() {
    Matcher line = Pattern.compile("Storage   (\\S+)").matcher(screen.out());
    assertThat(line.find()).isTrue();
    return Path.of(line.group(1));
  }

  private static ServerSocket listenOn(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }
}
