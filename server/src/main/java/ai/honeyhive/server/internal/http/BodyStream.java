package ai.honeyhive.server.internal.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** A body that is written while it comes into being, on a thread of its own. */
public interface BodyStream extends Closeable {

  /**
   * Writes the body until it ends. The thread is interrupted when the server stops.
   *
   * @throws IOException when the client went away
   */
  void writeTo(OutputStream out) throws IOException;

  /** Releases what the body holds; called once, whether the body was written or not. */
  @Override
  void close();
}
