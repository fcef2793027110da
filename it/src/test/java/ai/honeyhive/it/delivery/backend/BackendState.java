package ai.honeyhive.it.delivery.backend;

import ai.honeyhive.it.delivery.backend.FaultySocket.Mode;
import ai.honeyhive.server.Fault;
import ai.honeyhive.server.Faults;

/** What a backend can be like, what becomes of spans that are sent to it, and what is said. */
public enum BackendState {
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
  public static final int REJECTED = 7;

  private final String words;
  private final Fate fate;
  private final Mode mode;
  private final String warning;

  BackendState(String words, Fate fate, String warning) {
    this(words, fate, Mode.RELAY, warning);
  }

  BackendState(String words, Fate fate, Mode mode) {
    this(words, fate, mode, "HH202");
  }

  BackendState(String words, Fate fate, Mode mode, String warning) {
    this.words = words;
    this.fate = fate;
    this.mode = mode;
    this.warning = warning;
  }

  private static void always(Faults faults, Fault fault) {
    faults.traces(Faults.ALWAYS, fault).path("/session/start", Faults.ALWAYS, fault);
  }

  /** Tells the server what goes wrong with its requests. */
  void script(Faults faults) {}

  /** What the table calls it. */
  public String words() {
    return words;
  }

  public Fate fate() {
    return fate;
  }

  /** What the socket before the server does. */
  public Mode mode() {
    return mode;
  }

  /** The id of what the tracer says once it knows; empty when there is nothing to say. */
  public String warning() {
    return warning;
  }
}
