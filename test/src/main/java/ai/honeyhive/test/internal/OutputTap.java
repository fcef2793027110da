package ai.honeyhive.test.internal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.StackWalker.StackFrame;
import java.net.URL;
import java.nio.charset.Charset;
import java.security.CodeSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Passes on what is printed, and keeps what was not printed by the code of the tests. */
final class OutputTap extends OutputStream {
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  private static final Charset CHARSET = Charset.defaultCharset();

  private final String name;
  private final PrintStream original;
  private final PrintStream stream = new PrintStream(this, true, CHARSET);
  private final @Nullable URL tests;
  private final Map<String, ByteArrayOutputStream> foreign = new LinkedHashMap<>();

  /** Taps a stream; a class is test code when it comes from where the test's class comes from. */
  OutputTap(String name, PrintStream original, Class<?> test) {
    this.name = name;
    this.original = original;
    this.tests = location(test);
  }

  PrintStream stream() {
    return stream;
  }

  PrintStream original() {
    return original;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    original.write(bytes, offset, length);
    Optional<StackFrame> writer = WALKER.walk(
        frames -> frames.filter(frame -> isCandidate(frame.getDeclaringClass())).findFirst());
    if (writer.isEmpty() || !isTest(writer.get().getDeclaringClass())) {
      // With no frame but the JDK's it is an uncaught exception, which its thread prints.
      keep(writer.map(StackFrame::getClassName).orElse("the JDK"), bytes, offset, length);
    }
  }

  private synchronized void keep(String writer, byte[] bytes, int offset, int length) {
    foreign
        .computeIfAbsent(writer, key -> new ByteArrayOutputStream())
        .write(bytes, offset, length);
  }

  @Override
  public void flush() {
    original.flush();
  }

  synchronized List<LogEntry> entries() {
    return foreign.entrySet().stream()
        .map(entry -> new LogEntry(
            System.Logger.Level.WARNING.getSeverity(),
            name + ", written by " + entry.getKey(),
            entry.getValue().toString(CHARSET)))
        .toList();
  }

  private static boolean isCandidate(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return type != OutputTap.class
        && loader != null
        && loader != ClassLoader.getPlatformClassLoader();
  }

  private boolean isTest(Class<?> type) {
    URL location = location(type);
    return location != null && Objects.equals(location.toString(), String.valueOf(tests));
  }

  private static @Nullable URL location(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null ? null : source.getLocation();
  }
}
