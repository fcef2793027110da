package ai.honeyhive.tracer.internal.processing.redaction;

/** Finds one sort of what must not leave. In time linear in the text. Thread-safe. */
@FunctionalInterface
interface Finder {
  /** Marks what it finds; marks may lie over those of others. */
  void find(String text, Marks marks);
}
