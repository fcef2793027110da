package ai.honeyhive.it.providers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One thing that is asserted of every state. */
enum Aspect {
  EXIT {
    @Override
    Optional<String> difference(Expected expected, Observed observed, Observed without) {
      return differs(
          "the exit codes, without HoneyHive and with it",
          List.of(0, 0),
          List.of(without.exitCode(), observed.exitCode()));
    }
  },
  SAYS {
    @Override
    Optional<String> difference(Expected expected, Observed observed, Observed without) {
      Map<String, String> said = new TreeMap<>(observed.says());
      said.keySet().retainAll(expected.says().keySet());
      return differs("what the program says", expected.says(), said);
    }
  },
  WARNINGS {
    @Override
    Optional<String> difference(Expected expected, Observed observed, Observed without) {
      return differs("the warnings", expected.warnings(), observed.warnings());
    }
  },
  RECEIVED {
    @Override
    Optional<String> difference(Expected expected, Observed observed, Observed without) {
      return differs("the events", expected.received(), observed.received());
    }
  },
  /** What a tracer says was delivered is what the server has. */
  COUNTS {
    @Override
    Optional<String> difference(Expected expected, Observed observed, Observed without) {
      Map<String, Long> said = new TreeMap<>();
      Map<String, Long> stored = new TreeMap<>();
      observed.says().forEach((key, value) -> {
        if (key.startsWith(DELIVERED)) {
          String label = key.substring(DELIVERED.length());
          said.put(label, Long.valueOf(value));
          stored.put(
              label,
              observed.received().stream()
                  .filter(line -> line.matches("(server \\d, )?" + label + ": .*"))
                  .count());
        }
      });
      return differs("the counts of what was delivered", stored, said);
    }
  },
  /** A host's backend gets exactly what it gets without HoneyHive. */
  HOST {
    @Override
    Optional<String> difference(Expected expected, Observed observed, Observed without) {
      return differs(
          "the host's spans",
          expected.host().own(without.hostOwn()),
          expected.host().unstamped(observed.hostOwn()));
    }
  },
  HOST_ALSO {
    @Override
    Optional<String> difference(Expected expected, Observed observed, Observed without) {
      return differs("our spans at the host's", expected.host().also(), observed.hostAlso());
    }
  },
  /** Nothing is written, or logged by others, that is not without HoneyHive. */
  NOISE {
    @Override
    Optional<String> difference(Expected expected, Observed observed, Observed without) {
      return differs("other output", without.noise(), observed.noise());
    }
  };

  private static final String DELIVERED = "delivered.";

  /** What is not as it must be, if anything. */
  abstract Optional<String> difference(Expected expected, Observed observed, Observed without);

  private static Optional<String> differs(String what, Object expected, Object observed) {
    if (expected.equals(observed)) {
      return Optional.empty();
    }
    if (expected instanceof List<?> wanted && observed instanceof List<?> seen) {
      return Optional.of(what
          + lines("missing", without(wanted, seen))
          + lines("not expected", without(seen, wanted)));
    }
    return Optional.of(what + "\n  expected " + expected + "\n  observed " + observed);
  }

  private static List<?> without(List<?> some, List<?> others) {
    List<Object> left = new ArrayList<>(some);
    others.forEach(left::remove);
    return left;
  }

  private static String lines(String title, List<?> lines) {
    StringBuilder text = new StringBuilder("\n  " + title + ": " + lines.size());
    lines.forEach(line -> text.append("\n    ").append(line));
    return text.toString();
  }
}
