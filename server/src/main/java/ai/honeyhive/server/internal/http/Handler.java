package ai.honeyhive.server.internal.http;

import java.io.IOException;

/** Answers one request. Called from several threads at once. */
@FunctionalInterface
public interface Handler {

  /**
   * Answers a request.
   *
   * @throws HttpFailure to answer with an error body
   * @throws IOException when the request's body cannot be read to its end
   */
  Response handle(Request request) throws IOException;
}
