package ai.honeyhive.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

  @Test
  void paintsOnlyWhereColourIsShown() {
    assertThat(new Screen(80, true).terminal().paint(Style.ERROR, "no"))
        .isEqualTo("\u001b[31mno\u001b[0m");
    assertThat(new Screen(80, true).terminal().paint(Style.PLAIN, "yes")).isEqualTo("yes");
    assertThat(new Screen(80, false).terminal().paint(Style.ERROR, "no")).isEqualTo("no");
  }

  @Test
  void noColorAndDumbTerminalsAreRespected() {
    assertThat(Terminal.allowsColour(Map.of("TERM", "xterm-256color"))).isTrue();
    assertThat(Terminal.allowsColour(Map.of("NO_COLOR", ""))).isTrue();
    assertThat(Terminal.allowsColour(Map.of("NO_COLOR", "1"))).isFalse();
    assertThat(Terminal.allowsColour(Map.of("TERM", "dumb"))).isFalse();
  }

  @Test
  void withoutATerminalThereIsNeitherColourNorALimit() {
    Terminal terminal = Terminal.ofProcess();
    assertThat(terminal.colour()).isFalse();
    assertThat(terminal.columns()).isEqualTo(Terminal.UNLIMITED);
  }
}
