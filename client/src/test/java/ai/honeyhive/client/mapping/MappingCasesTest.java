package ai.honeyhive.client.mapping;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The expectations of the mapping reference, one case a row of its tables, written by hand from its
 * words. A case named in {@code pending.txt} is not met yet, and must fail; what follows a bar
 * there says why.
 */
class MappingCasesTest {
  private static final Path ROOM = room();
  private static final Set<String> PENDING = pending();

  static Stream<Arguments> cases() {
    return all()
        .map(one -> arguments(one.id() + " (" + one.json().path("row").asText() + ")", one));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void aSpanBecomesTheWrittenEvent(String name, MappingCase one) {
    if (PENDING.contains(one.id())) {
      assertThat(one.actual())
          .as("%s is met now: take it out of pending.txt", name)
          .isNotEqualTo(one.expected());
    } else {
      assertThat(one.actual()).as(name).isEqualTo(one.expected());
    }
  }

  @Test
  void everyCaseIsWellFormed() {
    Set<String> ids = new HashSet<>();
    all().forEach(one -> {
      assertThat(one.unknownFields()).as(one.id()).isEmpty();
      assertThat(one.json().path("row").asText()).as(one.id()).matches("\\d+(\\.\\d+)? .+");
      assertThat(one.json().path("expect").has("event_type")).as(one.id()).isTrue();
      assertThat(ids.add(one.id())).as("twice: " + one.id()).isTrue();
    });
    assertThat(ids).containsAll(PENDING);
  }

  private static Stream<MappingCase> all() {
    try (Stream<Path> files = Files.list(ROOM)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .flatMap(MappingCasesTest::read)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<MappingCase> read(Path file) {
    try {
      String name = file.getFileName().toString().replace(".json", "");
      return new ObjectMapper()
          .readTree(file.toFile())
          .valueStream()
          .map(json -> new MappingCase(name, json));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  private static Set<String> pending() {
    Path list = ROOM.resolve("pending.txt");
    try {
      List<String> lines = Files.exists(list) ? Files.readAllLines(list) : List.of();
      return lines.stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.replaceFirst("\\s*\\|.*", ""))
          .collect(toCollection(LinkedHashSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path room() {
    try {
      return Path.of(MappingCasesTest.class.getResource("/mapping").toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
