package ai.honeyhive.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLinesTest {
  private final Screen screen = new Screen();

  private int run(String... args) {
    return CommandLines.run(screen.terminal(), args);
  }

  @Test
  void printsTheVersionOfTheBuildAndOfJava() {
    assertThat(run("--version")).isZero();
    assertThat(screen.out())
        .matches("(?s)honeyhive \\d+\\.\\d+\\.\\d+\\S*\\R.*")
        .contains("Java " + System.getProperty("java.version"));
  }

  @Test
  void helpNamesTheCommandsAndTheExitCodes() {
    assertThat(run("--help")).isZero();
    assertThat(screen.out())
        .contains("demo  ", "server  ", "Exit codes: 0 success, 1 failure, 2 wrong usage.");
    assertThat(screen.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "server"})
  void everyCommandHasHelp(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(screen.out()).contains("Usage: honeyhive " + command, "--port=PORT", "--help");
  }

  @Test
  void withoutACommandShowsHowToUseIt() {
    assertThat(run()).isEqualTo(ExitCode.USAGE);
    assertThat(screen.err()).contains("Usage: honeyhive");
    assertThat(screen.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "serve, 'serve', honeyhive --help",
    "server --prot 1, '--prot', honeyhive server --help",
    "server --port x, 'x', honeyhive server --help",
    "server --port 70000, 70000, ''",
    "demo now, 'now', honeyhive demo --help"
  })
  void saysWhatIsWrongWithTheArguments(String line, String culprit, String hint) {
    assertThat(run(line.split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(screen.err()).startsWith("honeyhive: ").contains(culprit, hint);
    assertThat(screen.out()).isEmpty();
  }

  @Test
  void helpFitsTheTerminal() {
    Screen narrow = new Screen(70, true);
    CommandLines.run(narrow.terminal(), "server", "--help");
    assertThat(narrow.out().lines()).allMatch(line -> line.length() <= 70);
  }
}
