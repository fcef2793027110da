package ai.honeyhive.server.internal.sqlite.write;

/** One thing for the writer to do. */
sealed interface Change permits EncodedWrite, EncodedUpdate {
  /** How much memory it holds while it waits, roughly. */
  long weight();
}
