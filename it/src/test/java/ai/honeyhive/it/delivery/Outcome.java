package ai.honeyhive.it.delivery;

import ai.honeyhive.it.delivery.program.Counts;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What was seen of one cell.
 *
 * @param counts what the tracer says of its spans
 * @param ended the ids of the events of all spans that ended
 * @param stored the ids of the events the server has
 * @param recovered how many more it has once a later process was there
 * @param warnings the ids of what the tracer warned of
 * @param noise other lines on the output of the process
 * @param took how long the application, or the end of the process, was kept waiting
 */
record Outcome(
    Counts counts,
    Set<String> ended,
    Set<String> stored,
    int recovered,
    List<String> warnings,
    List<String> noise,
    Duration took) {

  Outcome counts(Counts other) {
    return new Outcome(other, ended, stored, recovered, warnings, noise, took);
  }

  Outcome stored(Set<String> other) {
    return new Outcome(counts, ended, other, recovered, warnings, noise, took);
  }

  Outcome recovered(Set<String> later, int more) {
    return new Outcome(counts, ended, later, more, warnings, noise, took);
  }

  Outcome noise(List<String> other) {
    return new Outcome(counts, ended, stored, recovered, warnings, other, took);
  }

  Outcome took(Duration other) {
    return new Outcome(counts, ended, stored, recovered, warnings, noise, other);
  }
}
