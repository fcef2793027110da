package ai.honeyhive.tracer.internal.processing.values.reading;

import java.util.Set;

/**
 * Types of the application that must not be read: reading them takes what they hold from the
 * application, waits for it, or never ends.
 */
final class LiveTypes {
  private static final Set<Class<?>> TYPES = Set.of(
      Iterable.class,
      java.util.Iterator.class,
      java.util.Enumeration.class,
      java.util.Spliterator.class,
      java.util.stream.BaseStream.class,
      java.util.concurrent.Flow.Publisher.class,
      java.util.concurrent.Flow.Subscriber.class,
      java.util.concurrent.Future.class,
      java.util.concurrent.CompletionStage.class,
      java.util.concurrent.Executor.class,
      java.util.concurrent.locks.Lock.class,
      java.lang.ref.Reference.class,
      java.nio.channels.Channel.class,
      java.io.InputStream.class,
      java.io.OutputStream.class,
      java.io.Reader.class,
      java.io.Writer.class,
      Thread.class,
      ClassLoader.class);

  /** Named, because their modules need not be there. */
  private static final Set<String> NAMES = Set.of(
      "org.reactivestreams.Publisher",
      "org.reactivestreams.Subscriber",
      "java.sql.Wrapper",
      "java.sql.Blob",
      "java.sql.Clob",
      "java.sql.Array",
      "javax.sql.DataSource",
      "jakarta.servlet.ServletRequest",
      "jakarta.servlet.ServletResponse",
      "jakarta.servlet.http.HttpSession",
      "org.springframework.context.ApplicationContext");

  private LiveTypes() {}

  static boolean isOne(Class<?> type) {
    return type.isHidden()
        || TYPES.stream().anyMatch(live -> live.isAssignableFrom(type))
        || Hierarchy.of(type).stream().map(Class::getName).anyMatch(NAMES::contains);
  }
}
