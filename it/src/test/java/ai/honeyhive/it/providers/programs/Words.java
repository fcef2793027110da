package ai.honeyhive.it.providers.programs;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What a program is asked to be, in words. */
record Words(Set<String> words) {
  /** What the suite asks of HoneyHive's side of the program. */
  static final Words OURS = Words.of(System.getProperty("ours", ""));

  /** Whether the program runs without HoneyHive, to show what its backend gets then. */
  static boolean off() {
    return Boolean.getBoolean("honeyhive.off");
  }

  static Words of(String... words) {
    return new Words(Arrays.stream(words)
        .flatMap(some -> Arrays.stream(some.split(" ")))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet()));
  }

  boolean has(String word) {
    return words.contains(word);
  }
}
