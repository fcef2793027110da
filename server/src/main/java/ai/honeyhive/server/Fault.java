package ai.honeyhive.server;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** One thing that goes wrong with a request, for the script of {@link Faults}. Immutable. */
public final class Fault {
  private static final int UNCHANGED = 0;

  /** What is done with the request itself. */
  enum Kind {
    /** It is not handled. */
    ANSWERED,
    /** Some of its spans are made invalid, and it is handled. */
    SPOILED,
    /** It is handled. */
    HANDLED
  }

  private final Kind kind;
  private final int status;
  private final int spans;
  private final int largerThan;
  private final Duration before;
  private final Duration after;
  private final Map<String, String> headers;

  private Fault(Draft draft) {
    this.kind = draft.kind;
    this.status = draft.status;
    this.spans = draft.spans;
    this.largerThan = draft.largerThan;
    this.before = draft.before;
    this.after = draft.after;
    this.headers = Map.copyOf(draft.headers);
  }

  /** What the next fault is made from. */
  private static final class Draft {
    private Kind kind;
    private int status = UNCHANGED;
    private int spans;
    private int largerThan = -1;
    private Duration before = Duration.ZERO;
    private Duration after = Duration.ZERO;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Draft(Kind kind) {
      this.kind = kind;
    }
  }

  private Draft draft() {
    Draft draft = new Draft(kind);
    draft.status = status;
    draft.spans = spans;
    draft.largerThan = largerThan;
    draft.before = before;
    draft.after = after;
    draft.headers.putAll(headers);
    return draft;
  }

  /**
   * Answers without handling the request, once its body was read.
   *
   * @param status the status, such as 503
   * @return the fault
   * @throws IllegalArgumentException when it is not between 200 and 599
   */
  public static Fault answer(int status) {
    Draft draft = new Draft(Kind.ANSWERED);
    draft.status = checked(status);
    return new Fault(draft);
  }

  /**
   * Makes the first spans of an OTLP request invalid before it is handled: the server refuses them
   * in its partial success and stores the others.
   *
   * @param spans how many, at most
   * @return the fault
   * @throws IllegalArgumentException when it is negative
   */
  public static Fault rejecting(int spans) {
    if (spans < 0) {
      throw new IllegalArgumentException("spans must not be negative: " + spans);
    }
    Draft draft = new Draft(Kind.SPOILED);
    draft.spans = spans;
    return new Fault(draft);
  }

  /**
   * Handles the request as if nothing was wrong, and keeps the answer back for a time.
   *
   * @param time how long, from the moment it is handled
   * @return the fault
   */
  public static Fault late(Duration time) {
    Draft draft = new Draft(Kind.HANDLED);
    draft.after = Objects.requireNonNull(time, "time");
    return new Fault(draft);
  }

  /**
   * Waits before anything is done with the request.
   *
   * @param time how long
   * @return the fault with this delay
   */
  public Fault after(Duration time) {
    Draft draft = draft();
    draft.before = Objects.requireNonNull(time, "time");
    return new Fault(draft);
  }

  /**
   * Answers with another status than the server would.
   *
   * @param other the status, such as 202
   * @return the fault with this status
   * @throws IllegalArgumentException when it is not between 200 and 599
   */
  public Fault status(int other) {
    Draft draft = draft();
    draft.status = checked(other);
    return new Fault(draft);
  }

  /**
   * Adds a header to the answer.
   *
   * @param name the header's name
   * @param value its value
   * @return the fault with this header
   */
  public Fault header(String name, String value) {
    Draft draft = draft();
    draft.headers.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
    return new Fault(draft);
  }

  /**
   * Leaves small requests alone: they are handled as if there was no script.
   *
   * @param bytes how many bytes a body may have, decompressed, before the fault happens to it
   * @return the fault with this condition
   */
  public Fault largerThan(int bytes) {
    Draft draft = draft();
    draft.largerThan = bytes;
    return new Fault(draft);
  }

  private static int checked(int status) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("status must be between 200 and 599: " + status);
    }
    return status;
  }

  Kind kind() {
    return kind;
  }

  /** The status to answer with, given the one the server would take. */
  int statusInsteadOf(int own) {
    return status == UNCHANGED ? own : status;
  }

  int spans() {
    return spans;
  }

  boolean concerns(int bytes) {
    return bytes > largerThan;
  }

  Duration before() {
    return before;
  }

  Duration after() {
    return after;
  }

  Map<String, String> headers() {
    return headers;
  }
}
