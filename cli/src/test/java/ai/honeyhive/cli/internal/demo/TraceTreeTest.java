package ai.honeyhive.cli.internal.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.cli.internal.Screen;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTreeTest {
  private static final URI SERVER = URI.create("http://127.0.0.1:4318");

  @Test
  void isATableWithAllColumnsWhereThereIsRoom() throws IOException {
    assertThat(printed(new Screen())).isEqualTo(text("tree.txt"));
  }

  @Test
  void dropsTheModelFirstInANarrowTerminal() throws IOException {
    assertThat(printed(new Screen(60, false))).isEqualTo(text("tree-60.txt"));
  }

  @Test
  void keepsTheTimeLongest() throws IOException {
    assertThat(printed(new Screen(44, false)).lines())
        .startsWith(
            "                            TIME",
            "Saturday in Turin         1.24 s",
            "└─ travel agent           1.23 s",
            "   ├─ chat scripted       184 ms");
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 50, 60, 70, 80, 100})
  void neverIsWiderThanTheTerminalExceptForAddresses(int columns) throws IOException {
    assertThat(printed(new Screen(columns, false)).lines())
        .filteredOn(line -> !line.contains("http://") && !line.contains(" · "))
        .allMatch(line -> line.codePointCount(0, line.length()) <= columns);
  }

  @Test
  void colourChangesNoText() throws IOException {
    String coloured = printed(new Screen(Integer.MAX_VALUE, true));
    assertThat(coloured).contains("\u001b[31m", "\u001b[36m");
    assertThat(coloured.replaceAll("\u001b\\[\\d+m", "").replaceAll(" +\n", "\n"))
        .isEqualTo(text("tree.txt"));
  }

  private static String printed(Screen screen) throws IOException {
    List<TraceNode> sessions = new ArrayList<>();
    for (JsonNode session : new ObjectMapper().readTree(text("sessions.json"))) {
      sessions.add(new TraceNode(session));
    }
    new TraceTree(screen.terminal(), SERVER).print(sessions);
    return screen.out();
  }

  private static String text(String name) throws IOException {
    try (InputStream in = TraceTreeTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
