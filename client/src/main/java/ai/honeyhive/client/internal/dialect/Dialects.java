package ai.honeyhive.client.internal.dialect;

import java.util.List;

/** The dialects in the order in which they are believed. */
public final class Dialects {
  public static final List<Dialect> ALL = List.of(
      new NativeDialect(),
      new AssociationDialect(),
      new GenAiDialect(),
      new TraceloopDialect(),
      new GenAiOlderDialect(),
      new GenAiEventDialect(),
      new SpringAiDialect(),
      new HttpDialect());

  private Dialects() {}
}
