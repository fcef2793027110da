package ai.honeyhive.tracer.internal.diagnostics;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reports each kind of failure of one tracer once as a WARN with its id and what to do; later ones
 * at DEBUG. What is about the process is said once in it. Thread-safe; never throws, whatever the
 * application logs with.
 */
public final class Diagnostics {
  /** Made with the first failure: to find a logger takes a good part of a cold start. */
  private static final class Log {
    static final Log INSTANCE = new Log();
    private static final String NAME = "ai.honeyhive.tracer";

    private final System.@Nullable Logger logger;
    private final @Nullable Logger agents;

    // OpenTelemetry's agent puts its own logger in the place of this class. There it must be used:
    // System.getLogger would set up the application's logging before the application does.
    private Log() {
      boolean inAgent = !Logger.class.getName().equals("java.util.logging.Logger");
      this.agents = inAgent ? Logger.getLogger(NAME) : null;
      this.logger = inAgent ? null : System.getLogger(NAME);
    }

    boolean isLoggable(Level level) {
      return logger != null && logger.isLoggable(level);
    }

    void log(Level level, String message) {
      if (logger != null) {
        logger.log(level, message);
      } else if (agents != null && level == Level.WARNING) {
        agents.warning(message);
      }
    }
  }

  private static final int MAX_SAID = 1000;
  private static final Set<String> SAID_OF_THE_PROCESS = ConcurrentHashMap.newKeySet();

  private final Set<Diagnosis> reported = ConcurrentHashMap.newKeySet();
  private final List<String> warnings = new CopyOnWriteArrayList<>();

  /** The ids of the failures reported so far, in order. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Lets what is about the process be said anew. The test kit calls it before each test. */
  public static void forget() {
    SAID_OF_THE_PROCESS.clear();
  }

  /** Reports a failure. The text must not hold a secret or content of a span. */
  public void report(Diagnosis diagnosis, String what) {
    report(diagnosis, () -> what, null);
  }

  /** Reports a failure with its cause. */
  public void report(Diagnosis diagnosis, String what, @Nullable Throwable cause) {
    report(diagnosis, () -> what, cause);
  }

  /** Reports a failure that may come a million times: the text is made only when it is logged. */
  public void report(Diagnosis diagnosis, Supplier<String> what) {
    report(diagnosis, what, null);
  }

  private void report(Diagnosis diagnosis, Supplier<String> what, @Nullable Throwable cause) {
    boolean first = reported.add(diagnosis);
    if (first) {
      warnings.add(diagnosis.id());
    }
    Fence.quietly(() -> say(diagnosis, first, what, cause));
  }

  private static void say(
      Diagnosis diagnosis, boolean first, Supplier<String> what, @Nullable Throwable cause) {
    if (first || Log.INSTANCE.isLoggable(Level.DEBUG)) {
      String text = Fence.quietly(what, "It cannot be described");
      String message = message(diagnosis, text, cause);
      Level level = first && isNews(diagnosis, message) ? Level.WARNING : Level.DEBUG;
      Log.INSTANCE.log(level, message);
      LastWords.say(level, message);
    }
  }

  private static boolean isNews(Diagnosis diagnosis, String message) {
    return !diagnosis.isOfTheProcess()
        || (SAID_OF_THE_PROCESS.size() < MAX_SAID && SAID_OF_THE_PROCESS.add(message));
  }

  private static String message(Diagnosis diagnosis, String what, @Nullable Throwable cause) {
    String because = cause == null ? "" : " (" + describe(cause) + ")";
    return diagnosis.id() + ": " + what + because + ". " + diagnosis.action();
  }

  private static String describe(Throwable cause) {
    String name = cause.getClass().getSimpleName();
    // What the application throws may throw itself.
    return Fence.quietly(
        () -> cause.getMessage() == null ? name : name + ": " + cause.getMessage(), name);
  }
}
