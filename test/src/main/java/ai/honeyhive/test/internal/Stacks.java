package ai.honeyhive.test.internal;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Stack traces in messages. */
final class Stacks {
  private static final int SHOWN = 12;

  private Stacks() {}

  static String describe(StackTraceElement[] stack) {
    String lines = Arrays.stream(stack)
        .limit(SHOWN)
        .map(frame -> "\n      at " + frame)
        .collect(Collectors.joining());
    return stack.length > SHOWN ? lines + "\n      ..." : lines;
  }
}
