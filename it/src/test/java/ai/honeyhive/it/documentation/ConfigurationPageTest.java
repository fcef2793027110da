package ai.honeyhive.it.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.settings.Option;
import ai.honeyhive.it.Repository;
import ai.honeyhive.tracer.internal.settings.DeliveryOptions;
import ai.honeyhive.tracer.internal.settings.PropagationOptions;
import ai.honeyhive.tracer.internal.settings.PythonNames;
import ai.honeyhive.tracer.internal.settings.TracerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The tables of docs/configuration.md are those of the options as they are declared. Run with
 * {@code -Ddocs.update=true} to write them anew.
 */
class ConfigurationPageTest {
  private static final Path PAGE = Repository.ROOT.resolve("docs/configuration.md");

  /** Variables of the Python SDK that work here, under an option with another name or meaning. */
  private static final Map<String, String> WORKING = Map.ofEntries(
      Map.entry("HH_API_KEY", "as there"),
      Map.entry("HH_API_URL", "as there"),
      Map.entry("HH_PROJECT", "as there"),
      Map.entry("HH_SOURCE", "as there"),
      Map.entry("HH_SESSION_NAME", "names the session; in Python only a hint"),
      Map.entry("HH_DISABLE_BATCH", "as there"),
      Map.entry("HH_OTLP_PROTOCOL", "as there, and `events`; another value is refused"),
      Map.entry("HH_OTLP_ENDPOINT", "works; inert in Python"),
      Map.entry("HH_OTLP_HEADERS", "works; inert in Python"),
      Map.entry("HH_DISABLE_TRACING", "works; inert in Python"),
      Map.entry("HH_TEST_MODE", "the same as `HH_DISABLE_TRACING`: nothing is sent at all"),
      Map.entry("HH_MAX_ATTRIBUTES", "on each provider of HoneyHive's own"),
      Map.entry("HH_MAX_EVENTS", "on each provider of HoneyHive's own"),
      Map.entry("HH_MAX_LINKS", "on each provider of HoneyHive's own"),
      Map.entry("HH_MAX_SPAN_SIZE", "holds; in Python it is only stored"),
      Map.entry("HH_BATCH_SIZE", "`HH_REQUEST_SPANS`; inert in Python"),
      Map.entry("HH_MAX_EXPORT_BATCH_SIZE", "`HH_REQUEST_SPANS`; inert in Python"),
      Map.entry("HH_FLUSH_INTERVAL", "`HH_LINGER`; inert in Python"),
      Map.entry("HH_HIGH_CONCURRENCY", "as there; `HH_RUNTIME_PROFILE` says it for all profiles"),
      Map.entry("HH_HTTP_PROXY", "works; inert in Python"),
      Map.entry("HH_HTTPS_PROXY", "works; inert in Python"),
      Map.entry("HH_NO_PROXY", "works; inert in Python"));

  @Test
  void page_tables_areWhatIsDeclared() throws IOException {
    String page = Repository.text(PAGE);
    String current = replaced(replaced(page, "options", options()), "python", python());
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(PAGE, current);
    }
    assertThat(Repository.text(PAGE)).as("run with -Ddocs.update=true").isEqualTo(current);
  }

  @Test
  void variablesThatWork_areDeclared() {
    List<String> variables = new ArrayList<>();
    for (Option<?> option : TracerOptions.all().all()) {
      if (option.isText()) {
        variables.addAll(option.variables());
      }
    }
    assertThat(variables).doesNotHaveDuplicates().containsAll(WORKING.keySet());
    assertThat(PythonNames.ABSENT.keySet()).doesNotContainAnyElementsOf(variables);
    assertThat(PythonNames.REPLACED.keySet()).doesNotContainAnyElementsOf(variables);
  }

  private static String replaced(String page, String name, String table) {
    String begin = "<!-- generated: " + name + " -->\n";
    int from = page.indexOf(begin) + begin.length();
    int to = page.indexOf("<!-- end -->", from);
    assertThat(from).as(begin).isGreaterThan(begin.length());
    return page.substring(0, from) + table + page.substring(to);
  }

  private static String options() {
    Map<String, List<Option<?>>> groups = new LinkedHashMap<>();
    groups.put("The tracer: `HoneyHiveTracerBuilder`, `TracerConfigBuilder`", TracerOptions.TRACER);
    groups.put("Between services: `PropagationConfig`", PropagationOptions.ALL);
    groups.put("Delivery: `DeliveryConfigBuilder`", DeliveryOptions.ALL);
    StringBuilder text = new StringBuilder();
    groups.forEach((title, options) -> {
      text.append("### ").append(title).append("\n\n");
      text.append("| key | variable | in code | values | default | what it does |\n");
      text.append("|---|---|---|---|---|---|\n");
      options.forEach(option -> text.append(row(option)));
      text.append('\n');
    });
    return text.toString();
  }

  private static String row(Option<?> option) {
    String variables = option.isText()
        ? String.join(
            ", ", option.variables().stream().map(name -> "`" + name + "`").toList())
        : "";
    String setter = option.setter().isEmpty() ? "" : "`" + option.setter() + "`";
    String secret = option.isSecret() ? " Not shown." : "";
    return String.join(
            " | ",
            "| `" + option.key() + "`",
            variables,
            setter,
            option.isText() ? option.values() : "an object",
            option.fallbackText(),
            option.text() + secret)
        + " |\n";
  }

  private static String python() {
    Map<String, String> all = new TreeMap<>(WORKING);
    PythonNames.REPLACED.forEach(
        (name, instead) -> all.put(name, "not read, and reported: use `" + instead + "`"));
    PythonNames.ABSENT.forEach((name, why) -> all.put(name, "absent: " + why));
    StringBuilder text = new StringBuilder("| variable | here |\n|---|---|\n");
    all.forEach((name, here) ->
        text.append("| `").append(name).append("` | ").append(here).append(" |\n"));
    return text.append('\n').toString();
  }
}
