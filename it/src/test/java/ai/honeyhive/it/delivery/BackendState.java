package ai.honeyhive.it.delivery;

import ai.honeyhive.it.delivery.FaultySocket.Mode;
import ai.honeyhive.server.Fault;
import ai.honeyhive.server.Faults;
import java.util.List;

/** What a backend can be like, what becomes of spans that are sent to it, and what is said. */
enum BackendState {
  HEALTHY("200", Fate.DELIVERED, ""),
  PARTLY_TAKEN("202, partial success", Fate.PARTLY_REJECTED, "HH204") {
    @Override
    void script(Faults faults) {
      faults.traces(1, Fault.rejecting(REJECTED).status(202));
    }
  },
  BAD_REQUEST("400", Fate.REJECTED, "HH201") {
    @Override
    void script(Faults faults) {
      always(faults, Fault.answer(400));
    }
  },
  UNAUTHORIZED("401", Fate.REJECTED, "HH201") {
    @Override
    void script(Faults faults) {
      always(faults, Fault.answer(401));
    }
  },
  FORBIDDEN("403", Fate.REJECTED, "HH201") {
    @Override
    void script(Faults faults) {
      always(faults, Fault.answer(403));
    }
  },
  TOO_LARGE("413 above 8 KB", Fate.DELIVERED, "") {
    @Override
    void script(Faults faults) {
      faults.traces(Faults.ALWAYS, Fault.answer(413).largerThan(8 * 1024));
    }
  },
  ALWAYS_TOO_LARGE("413", Fate.GIVEN_UP, "HH201") {
    @Override
    void script(Faults faults) {
      faults.traces(Faults.ALWAYS, Fault.answer(413));
    }
  },
  THROTTLED_ONCE("429 with Retry-After: 1, then 200", Fate.DELIVERED, "") {
    @Override
    void script(Faults faults) {
      faults.traces(1, Fault.answer(429).header("Retry-After", "1"));
    }
  },
  THROTTLED("429 with Retry-After: 60", Fate.LOST, "HH202") {
    @Override
    void script(Faults faults) {
      always(faults, Fault.answer(429).header("Retry-After", "60"));
    }
  },
  FAILING("500", Fate.LOST, "HH202") {
    @Override
    void script(Faults faults) {
      always(faults, Fault.answer(500));
    }
  },
  UNAVAILABLE_TWICE("503 twice, then 200", Fate.DELIVERED, "") {
    @Override
    void script(Faults faults) {
      faults.traces(2, Fault.answer(503));
    }
  },
  HANGING("hangs", Fate.LOST, Mode.HANG),
  RESETTING("reset in the request's body", Fate.LOST, Mode.RESET),
  ANSWER_LOST("stored, reset in the answer's body", Fate.UNKNOWN, Mode.ANSWER_LOST),
  SLOW("stored, the answer's body takes 16 s", Fate.UNKNOWN, Mode.SLOW_ANSWER),
  REFUSED("connection refused", Fate.LOST, "HH202"),
  NO_SUCH_HOST("no such host", Fate.LOST, "HH202"),
  NO_TLS("no TLS at an https URL", Fate.LOST, "HH202"),
  UNTRUSTED("TLS with a certificate nobody knows", Fate.LOST, "HH202"),
  GARBAGE("answers another protocol", Fate.LOST, Mode.GARBAGE);

  /** How many spans {@link #PARTLY_TAKEN} does not take. */
  static final int REJECTED = 7;

  private final String words;
  private final Fate fate;
  private final Mode mode;
  private final String warnings;

  BackendState(String words, Fate fate, String warnings) {
    this(words, fate, Mode.RELAY, warnings);
  }

  BackendState(String words, Fate fate, Mode mode) {
    this(words, fate, mode, "HH202");
  }

  BackendState(String words, Fate fate, Mode mode, String warnings) {
    this.words = words;
    this.fate = fate;
    this.mode = mode;
    this.warnings = warnings;
  }

  private static void always(Faults faults, Fault fault) {
    faults.traces(Faults.ALWAYS, fault).path("/session/start", Faults.ALWAYS, fault);
  }

  /** Tells the server what goes wrong with its requests. */
  void script(Faults faults) {}

  /** What the table calls it. */
  String words() {
    return words;
  }

  Fate fate() {
    return fate;
  }

  /** What the socket before the server does. */
  Mode mode() {
    return mode;
  }

  /** What the tracer must say. */
  List<String> warnings() {
    return warnings.isEmpty() ? List.of() : List.of(warnings.split(" "));
  }

  /** Whether it is fine after some time by itself. */
  boolean recovers() {
    return this == THROTTLED_ONCE || this == UNAVAILABLE_TWICE;
  }
}
